import { runLane } from './race.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

/** The worker's own scope, of which only these two are used; the types of a page have no such scope. */
interface WorkerScope {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data: { raceId, settings } }) => {
  try {
    const { algorithms } = settings;
    for (const [index, algorithm] of algorithms.entries()) {
      const lane = runLane(settings, algorithm, (share) => {
        scope.postMessage({ type: 'progress', raceId, algorithm, fraction: (index + share) / algorithms.length }, []);
      });
      scope.postMessage({ type: 'lane', raceId, lane }, [lane.queues.running.buffer, lane.queues.failed.buffer]);
    }
    scope.postMessage({ type: 'finished', raceId }, []);
  } catch (error) {
    scope.postMessage({ type: 'failed', raceId, message: error instanceof Error ? error.message : String(error) }, []);
  }
};
