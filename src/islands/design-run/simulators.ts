import type { SimulationOutcome } from '../../design/simulation/index.ts';
import type { OwnCodeResult, OwnPart } from '../../grader/own-code/messages.ts';
import type { FromWorker, ToWorker } from '../labs/shared/worker-run.ts';
import type { SimulationRequest } from './simulation-request.ts';

/** A run under way. Once it is cancelled its promise rejects with an AbortError. */
export interface Cancellable<Result> {
  readonly result: Promise<Result>;
  cancel(): void;
}

/** The two ways to simulate a design, one run at a time each. */
export interface Simulators {
  /** Runs the design with stock parts, in a worker. */
  stock(request: SimulationRequest, tell: (fraction: number) => void): Cancellable<SimulationOutcome>;
  /** Runs it with the learner's parts, in the sandbox. */
  own(request: SimulationRequest, parts: readonly OwnPart[], tell: (fraction: number) => void): Cancellable<OwnCodeResult>;
  /** Ends workers and sandbox; the next run starts them anew. */
  dispose(): void;
}

const diedMessage = 'The simulation did not start or has stopped. Check the connection, then run it again; your design is kept.';

function startWorker(): Worker {
  return new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' });
}

/** Makes what runs designs in a worker; `start` makes the worker, when it is first needed. */
export function createWorkerSimulator(start: () => Worker = startWorker): Pick<Simulators, 'stock' | 'dispose'> {
  let worker: Worker | undefined;
  let lastId = 0;
  let abandon: (reason: Error) => void = () => undefined;

  function stop(reason: Error): void {
    worker?.terminate();
    worker = undefined;
    abandon(reason);
  }

  function stock(request: SimulationRequest, tell: (fraction: number) => void): Cancellable<SimulationOutcome> {
    const asked: ToWorker<SimulationRequest> = { runId: ++lastId, settings: request };
    const result = new Promise<SimulationOutcome>((resolve, reject) => {
      abandon = reject;
      worker ??= start();
      worker.onmessage = ({ data }: MessageEvent<FromWorker<SimulationOutcome>>) => {
        if (data.runId !== asked.runId) return;
        if (data.type === 'progress') tell(data.fraction);
        else if (data.type === 'finished') resolve(data.result);
        else reject(new Error(data.message));
      };
      worker.onerror = () => stop(new Error(diedMessage));
      worker.postMessage(asked);
    });
    // A run takes no messages while it lasts: ending the worker is what ends it.
    return { result, cancel: () => stop(new DOMException('The run was cancelled.', 'AbortError')) };
  }

  return { stock, dispose: () => stop(new DOMException('The page has gone.', 'AbortError')) };
}
