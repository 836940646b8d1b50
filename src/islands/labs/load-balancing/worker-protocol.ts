import type { AlgorithmId } from './algorithms.ts';
import type { Lane } from './lane.ts';
import type { RaceSettings } from './settings.ts';

/** What the page asks of the worker: a race. To end one, the page ends the worker. */
export interface ToWorker {
  readonly raceId: number;
  readonly settings: RaceSettings;
}

/** What the worker tells the page of a race. */
export type FromWorker =
  | { readonly type: 'progress'; readonly raceId: number; readonly algorithm: AlgorithmId; readonly fraction: number }
  | { readonly type: 'lane'; readonly raceId: number; readonly lane: Lane }
  | { readonly type: 'finished'; readonly raceId: number }
  | { readonly type: 'failed'; readonly raceId: number; readonly message: string };
