import { useCallback, useEffect, useRef, useState } from 'react';
import type { PolicyId, SampledTrace, TraceFormat, TraceReport } from '../../../sim/cache/index.ts';
import type { CurveSet } from './curve-set.ts';
import { addPoints, isComplete } from './curve-set.ts';
import type { FromWorker, RunSource, ToWorker, TraceSummary } from './worker-protocol.ts';

/** What to run. */
export interface RunPlan {
  readonly source: RunSource;
  readonly policies: readonly PolicyId[];
  readonly capacities: readonly number[];
  readonly requestLimit: number;
  readonly isPreview: boolean;
}

/** Returns a text equal for plans with the same requests and capacities. */
export function sourceKeyOf({ source, capacities, requestLimit }: Omit<RunPlan, 'policies'>): string {
  return JSON.stringify([source, capacities, requestLimit]);
}

/** Whether a run is under way, and how far it has come, 0 to 1. */
export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly fraction: number; readonly isPreview: boolean }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** What has become of the learner's trace file. */
export type LoadState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly fileName: string; readonly fileBytes: number; readonly bytes: number; readonly requests: number }
  | {
      readonly kind: 'loaded';
      readonly loadId: number;
      readonly fileName: string;
      readonly summary: TraceSummary;
      readonly report: TraceReport;
    }
  | { readonly kind: 'failed'; readonly fileName: string; readonly message: string; readonly cancelled: boolean };

/** The curves and what computes them. */
export interface Curves {
  readonly shown: CurveSet | undefined;
  readonly runState: RunState;
  readonly loadState: LoadState;
  run(plan: RunPlan): void;
  cancelRun(): void;
  /** Forgets the curves shown. */
  clear(): void;
  load(file: File, format: TraceFormat | undefined): void;
  cancelLoad(): void;
  /** Resolves with the requests of a source, sampled down to the limit; rejects with what is wrong in words. */
  fetchKeys(source: RunSource, requestLimit: number): Promise<SampledTrace>;
}

interface PendingKeys {
  resolve(sample: SampledTrace): void;
  reject(error: Error): void;
}

const workerDied = 'The worker which computes the curves did not start or has stopped. Run again; if it stops again, try fewer requests.';

/** Keeps a worker and the curves it computes; the worker starts when it is first needed and ends with the component. */
export function useCurves(): Curves {
  const [shown, setShown] = useState<CurveSet>();
  const [runState, setRunState] = useState<RunState>({ kind: 'idle' });
  const [loadState, setLoadState] = useState<LoadState>({ kind: 'none' });
  const worker = useRef<Worker | undefined>(undefined);
  const lastId = useRef(0);
  const runId = useRef(0);
  const loadId = useRef(0);
  const incoming = useRef<CurveSet | undefined>(undefined);
  const shownNow = useRef<CurveSet | undefined>(undefined);
  const pendingKeys = useRef(new Map<number, PendingKeys>());

  const show = useCallback((set: CurveSet) => {
    shownNow.current = set;
    setShown(set);
  }, []);

  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = undefined;
    for (const { reject } of pendingKeys.current.values()) reject(new Error(workerDied));
    pendingKeys.current.clear();
  }, []);

  useEffect(() => stop, [stop]);

  const receiveRun = useCallback(
    (message: Extract<FromWorker, { readonly runId: number }>) => {
      const set = incoming.current;
      if (message.runId !== runId.current || !set) return;
      if (message.type === 'started') incoming.current = { ...set, requests: message.requests, rate: message.rate, share: message.share };
      else if (message.type === 'points') {
        incoming.current = addPoints(set, message.points);
        setRunState({ kind: 'running', fraction: message.fraction, isPreview: set.isPreview });
        // Half-done curves of another workload would jump about; they replace the ones shown when they are whole.
        const before = shownNow.current;
        if (before?.kind !== 'workload' || set.kind === 'trace' || before.sourceKey === set.sourceKey) show(incoming.current);
      } else if (message.type === 'finished') {
        show(set);
        setRunState({ kind: 'idle' });
      } else setRunState({ kind: 'failed', message: message.message });
    },
    [show],
  );

  const receive = useCallback(
    (message: FromWorker) => {
      if ('runId' in message) receiveRun(message);
      else if ('requestId' in message) {
        const pending = pendingKeys.current.get(message.requestId);
        pendingKeys.current.delete(message.requestId);
        if (message.type === 'keys') pending?.resolve(message.sample);
        else pending?.reject(new Error(message.message));
      } else if (message.loadId === loadId.current) {
        setLoadState((state) => {
          if (state.kind !== 'loading') return state;
          if (message.type === 'load-progress') return { ...state, bytes: message.bytes, requests: message.requests };
          const { fileName } = state;
          if (message.type === 'loaded')
            return { kind: 'loaded', loadId: message.loadId, fileName, summary: message.summary, report: message.report };
          return { kind: 'failed', fileName, message: message.message, cancelled: message.cancelled };
        });
      }
    },
    [receiveRun],
  );

  const send = useCallback(
    (message: ToWorker) => {
      if (!worker.current) {
        worker.current = new Worker(new URL('./curves.worker.ts', import.meta.url), { type: 'module' });
        worker.current.onmessage = ({ data }: MessageEvent<FromWorker>) => receive(data);
        worker.current.onerror = () => {
          stop();
          setRunState({ kind: 'failed', message: workerDied });
          setLoadState((state) =>
            state.kind === 'none' ? state : { kind: 'failed', fileName: state.fileName, message: workerDied, cancelled: false },
          );
        };
      }
      worker.current.postMessage(message);
    },
    [receive, stop],
  );

  const run = useCallback(
    (plan: RunPlan) => {
      const { source, policies, capacities, requestLimit, isPreview } = plan;
      const sourceKey = sourceKeyOf(plan);
      const known = shownNow.current?.sourceKey === sourceKey ? shownNow.current : undefined;
      const missing = known ? policies.filter((policy) => !isComplete(known, policy)) : policies;
      runId.current = ++lastId.current;
      if (known && missing.length === 0) {
        incoming.current = undefined;
        send({ type: 'cancel-run' });
        setRunState({ kind: 'idle' });
        return;
      }
      incoming.current = known ?? { sourceKey, kind: source.kind, capacities, lines: new Map(), requests: 0, rate: 1, share: 1, isPreview };
      setRunState({ kind: 'running', fraction: 0, isPreview });
      send({ type: 'run', runId: runId.current, source, policies: missing, capacities, requestLimit });
    },
    [send],
  );

  const cancelRun = useCallback(() => {
    runId.current = ++lastId.current;
    send({ type: 'cancel-run' });
    setRunState({ kind: 'cancelled' });
  }, [send]);

  const clear = useCallback(() => {
    shownNow.current = undefined;
    setShown(undefined);
  }, []);

  const load = useCallback(
    (file: File, format: TraceFormat | undefined) => {
      loadId.current = ++lastId.current;
      setLoadState({ kind: 'loading', fileName: file.name, fileBytes: file.size, bytes: 0, requests: 0 });
      send({ type: 'load', loadId: loadId.current, file, ...(format === undefined ? {} : { format }) });
    },
    [send],
  );

  const cancelLoad = useCallback(() => send({ type: 'cancel-load' }), [send]);

  const fetchKeys = useCallback(
    (source: RunSource, requestLimit: number) =>
      new Promise<SampledTrace>((resolve, reject) => {
        const requestId = ++lastId.current;
        pendingKeys.current.set(requestId, { resolve, reject });
        send({ type: 'keys', requestId, source, requestLimit });
      }),
    [send],
  );

  return { shown, runState, loadState, run, cancelRun, clear, load, cancelLoad, fetchKeys };
}
