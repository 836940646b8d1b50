import { useCallback, useEffect, useRef, useState } from 'react';
import type { Lane } from './lane.ts';
import type { RaceSettings } from './settings.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

/** The results of a race: of all algorithms, or of those done so far. */
export interface RaceResult {
  readonly settings: RaceSettings;
  readonly lanes: readonly Lane[];
}

/** Whether a race is under way, and how far it has come, 0 to 1. */
export type RaceState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly fraction: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** The race and what runs it. */
export interface Race {
  /** The last race that was run to its end. */
  readonly result: RaceResult | undefined;
  readonly state: RaceState;
  run(settings: RaceSettings): void;
  cancel(): void;
  /** Forgets the result. */
  clear(): void;
}

const workerDied = 'The worker which runs the race did not start or has stopped. Run again; if it stops again, try fewer requests.';

/** Keeps a worker that runs races; it starts when it is first needed and ends with the component. A new race ends the one before. */
export function useRace(): Race {
  const [result, setResult] = useState<RaceResult>();
  const [state, setState] = useState<RaceState>({ kind: 'idle' });
  const worker = useRef<Worker | undefined>(undefined);
  const current = useRef<{ readonly raceId: number; readonly settings: RaceSettings; readonly lanes: Lane[] } | undefined>(undefined);
  const lastId = useRef(0);

  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = undefined;
    current.current = undefined;
  }, []);

  useEffect(() => stop, [stop]);

  const receive = useCallback((message: FromWorker) => {
    const race = current.current;
    if (!race || message.raceId !== race.raceId) return;
    if (message.type === 'progress') setState({ kind: 'running', fraction: message.fraction });
    else if (message.type === 'lane') race.lanes.push(message.lane);
    else {
      current.current = undefined;
      if (message.type === 'finished') setResult({ settings: race.settings, lanes: race.lanes });
      setState(message.type === 'finished' ? { kind: 'idle' } : { kind: 'failed', message: message.message });
    }
  }, []);

  const run = useCallback(
    (settings: RaceSettings) => {
      // A race takes no messages while it runs: one that nobody waits for any more ends with its worker.
      if (current.current) stop();
      if (!worker.current) {
        worker.current = new Worker(new URL('./race.worker.ts', import.meta.url), { type: 'module' });
        worker.current.onmessage = ({ data }: MessageEvent<FromWorker>) => receive(data);
        worker.current.onerror = () => {
          stop();
          setState({ kind: 'failed', message: workerDied });
        };
      }
      const raceId = ++lastId.current;
      current.current = { raceId, settings, lanes: [] };
      setState({ kind: 'running', fraction: 0 });
      worker.current.postMessage({ raceId, settings } satisfies ToWorker);
    },
    [receive, stop],
  );

  const cancel = useCallback(() => {
    stop();
    setState({ kind: 'cancelled' });
  }, [stop]);

  const clear = useCallback(() => setResult(undefined), []);

  return { result, state, run, cancel, clear };
}
