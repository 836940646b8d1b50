import type { CurvePoint, PolicyId, SampledTrace, TraceFormat, TraceReport } from '../../../sim/cache/index.ts';
import type { WorkloadSpec } from '../../../sim/workload/index.ts';

/** Where the requests of a run come from: a generator, or the trace the worker has loaded. */
export type RunSource =
  | { readonly kind: 'workload'; readonly spec: WorkloadSpec; readonly length: number; readonly seed: string }
  | { readonly kind: 'trace'; readonly loadId: number };

/** What the page asks of the worker. A new run or load ends the one before. */
export type ToWorker =
  | {
      readonly type: 'run';
      readonly runId: number;
      readonly source: RunSource;
      readonly policies: readonly PolicyId[];
      /** Capacities of the whole, before any sampling; whole numbers from 1. */
      readonly capacities: readonly number[];
      /** Requests to simulate at most; a longer trace is sampled. */
      readonly requestLimit: number;
    }
  | { readonly type: 'cancel-run' }
  | { readonly type: 'load'; readonly loadId: number; readonly file: File; readonly format?: TraceFormat }
  | { readonly type: 'cancel-load' }
  | { readonly type: 'keys'; readonly requestId: number; readonly source: RunSource; readonly requestLimit: number };

/** What a loaded trace is like. */
export interface TraceSummary {
  /** Requests read, those left out by sampling or cutting included. */
  readonly requests: number;
  /** Distinct keys; estimated when the trace was sampled. */
  readonly keyCount: number;
  /** Share of keys kept in memory, above 0 to 1. */
  readonly rate: number;
  /** Requests left out at the end. */
  readonly ignoredRequests: number;
}

/** What the worker tells the page. */
export type FromWorker =
  | {
      readonly type: 'started';
      readonly runId: number;
      /** Requests simulated for each curve. */
      readonly requests: number;
      /** Share of keys simulated, and share of the trace from its beginning. */
      readonly rate: number;
      readonly share: number;
    }
  | { readonly type: 'points'; readonly runId: number; readonly fraction: number; readonly points: readonly CurvePoint[] }
  | { readonly type: 'finished'; readonly runId: number }
  | { readonly type: 'run-failed'; readonly runId: number; readonly message: string }
  | { readonly type: 'load-progress'; readonly loadId: number; readonly bytes: number; readonly requests: number }
  | { readonly type: 'loaded'; readonly loadId: number; readonly summary: TraceSummary; readonly report: TraceReport }
  | { readonly type: 'load-failed'; readonly loadId: number; readonly message: string; readonly cancelled: boolean }
  | { readonly type: 'keys'; readonly requestId: number; readonly sample: SampledTrace }
  | { readonly type: 'keys-failed'; readonly requestId: number; readonly message: string };
