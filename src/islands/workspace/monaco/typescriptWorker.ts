import { isWorkerReady } from './stripProtocol.ts';
import TypeScriptWorker from './typescript.worker.ts?worker';

/** A TypeScript worker and whether it still runs; Monaco ends its worker whenever its settings change. */
export interface RunningWorker {
  readonly worker: Worker;
  readonly alive: () => boolean;
  /** Resolves when the worker is loaded and listens, or has ended. */
  readonly settled: Promise<void>;
  /** Calls back once when the worker is terminated by anybody or fails to load; returns how to stop listening. */
  onEnd(callback: () => void): () => void;
}

let shared: RunningWorker | undefined;
let claimedByMonaco = false;

/** Returns the page's one TypeScript worker, starting it at the first call or after its end. */
export function typescriptWorker(): RunningWorker {
  if (!shared?.alive()) {
    shared = startWorker();
    claimedByMonaco = false;
  }
  return shared;
}

/** Hands Monaco the shared worker; a second claim of the same worker gets a new one, which is then the shared one. */
export function claimForMonaco(): Worker {
  if (claimedByMonaco) shared = startWorker();
  const { worker } = typescriptWorker();
  claimedByMonaco = true;
  return worker;
}

/** Starts a worker that is nobody else's, for when the shared one is busy checking types. */
export function startWorker(): RunningWorker {
  const worker = new TypeScriptWorker();
  const callbacks = new Set<() => void>();
  let alive = true;
  const end = (): void => {
    if (!alive) return;
    alive = false;
    for (const callback of [...callbacks]) callback();
  };
  const terminate = worker.terminate.bind(worker);
  worker.terminate = () => {
    terminate();
    end();
  };
  worker.addEventListener('error', end);
  const onEnd = (callback: () => void): (() => void) => {
    callbacks.add(callback);
    return () => void callbacks.delete(callback);
  };
  const settled = new Promise<void>((resolve) => {
    onEnd(resolve);
    worker.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (isWorkerReady(event.data)) resolve();
    });
  });
  return { worker, alive: () => alive, settled, onEnd };
}
