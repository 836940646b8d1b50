import type { StripResult } from '../../../grader/host/types.ts';

/** Asks the TypeScript worker to strip types; `headroom` tells it from Monaco's own messages. */
export interface StripRequest {
  readonly headroom: 'strip';
  readonly id: number;
  readonly source: string;
}

/** The worker's answer to the request of the same id. */
export interface StripAnswer {
  readonly headroom: 'stripped';
  readonly id: number;
  readonly result: StripResult;
}

/** Said once by the worker when it is loaded and listens. */
export interface WorkerReady {
  readonly headroom: 'ready';
}

/** Tells whether a message says that the worker is loaded. */
export function isWorkerReady(data: unknown): data is WorkerReady {
  return typeof data === 'object' && data !== null && (data as { headroom?: unknown }).headroom === 'ready';
}

/** Tells whether a message is a strip request. */
export function isStripRequest(data: unknown): data is StripRequest {
  return typeof data === 'object' && data !== null && (data as { headroom?: unknown }).headroom === 'strip';
}

/** Tells whether a message is the answer to a strip request. */
export function isStripAnswer(data: unknown): data is StripAnswer {
  return typeof data === 'object' && data !== null && (data as { headroom?: unknown }).headroom === 'stripped';
}
