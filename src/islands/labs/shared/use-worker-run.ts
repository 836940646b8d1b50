import { useCallback, useEffect, useRef, useState } from 'react';
import type { FromWorker, ToWorker } from './worker-run.ts';

/** Whether a run is under way, and how far it has come, 0 to 1. */
export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly fraction: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** The last run that came to its end. */
export interface FinishedRun<Settings, Result> {
  readonly settings: Settings;
  readonly result: Result;
}

/** The runs of a lab in a worker. */
export interface WorkerRun<Settings, Result> {
  readonly finished: FinishedRun<Settings, Result> | undefined;
  readonly state: RunState;
  run(settings: Settings): void;
  cancel(): void;
  /** Forgets the result. */
  clear(): void;
}

/**
 * Keeps a worker that runs a lab; it starts when it is first needed and ends with the component. A new run ends the one before.
 * `start` makes the worker and `diedMessage` says what to do when it does not start or stops; both must stay the same.
 */
export function useWorkerRun<Settings, Result>(start: () => Worker, diedMessage: string): WorkerRun<Settings, Result> {
  const [finished, setFinished] = useState<FinishedRun<Settings, Result>>();
  const [state, setState] = useState<RunState>({ kind: 'idle' });
  const worker = useRef<Worker | undefined>(undefined);
  const current = useRef<ToWorker<Settings> | undefined>(undefined);
  const lastId = useRef(0);

  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = undefined;
    current.current = undefined;
  }, []);

  useEffect(() => stop, [stop]);

  const receive = useCallback((message: FromWorker<Result>) => {
    const asked = current.current;
    if (!asked || message.runId !== asked.runId) return;
    if (message.type === 'progress') {
      setState({ kind: 'running', fraction: message.fraction });
      return;
    }
    current.current = undefined;
    if (message.type === 'finished') setFinished({ settings: asked.settings, result: message.result });
    setState(message.type === 'finished' ? { kind: 'idle' } : { kind: 'failed', message: message.message });
  }, []);

  const run = useCallback(
    (settings: Settings) => {
      // A run takes no messages while it lasts: one that nobody waits for any more ends with its worker.
      if (current.current) stop();
      if (!worker.current) {
        worker.current = start();
        worker.current.onmessage = ({ data }: MessageEvent<FromWorker<Result>>) => receive(data);
        worker.current.onerror = () => {
          stop();
          setState({ kind: 'failed', message: diedMessage });
        };
      }
      current.current = { runId: ++lastId.current, settings };
      setState({ kind: 'running', fraction: 0 });
      worker.current.postMessage(current.current);
    },
    [diedMessage, receive, start, stop],
  );

  const cancel = useCallback(() => {
    stop();
    setState({ kind: 'cancelled' });
  }, [stop]);

  const clear = useCallback(() => setFinished(undefined), []);

  return { finished, state, run, cancel, clear };
}
