import type { WorkerRun } from '../shared/use-worker-run.ts';
import { useWorkerRun } from '../shared/use-worker-run.ts';
import type { Lane } from './lane.ts';
import type { RaceSettings } from './settings.ts';

/** The race and what runs it; a result has the lanes of all algorithms. */
export type Race = WorkerRun<RaceSettings, readonly Lane[]>;

/** The results of a race. */
export interface RaceResult {
  readonly settings: RaceSettings;
  readonly lanes: readonly Lane[];
}

const workerDied = 'The worker which runs the race did not start or has stopped. Run again; if it stops again, try fewer requests.';

const startWorker = (): Worker => new Worker(new URL('./race.worker.ts', import.meta.url), { type: 'module' });

/** Keeps a worker that runs races; it starts when it is first needed and ends with the component. A new race ends the one before. */
export function useRace(): Race {
  return useWorkerRun(startWorker, workerDied);
}
