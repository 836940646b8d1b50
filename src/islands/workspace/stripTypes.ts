import type { StripResult, StripTypes } from '../../grader/host/types.ts';
import { isStripAnswer, type StripRequest } from './monaco/stripProtocol.ts';
import type { RunningWorker } from './monaco/typescriptWorker.ts';

/** How long the shared worker may stay silent before a second one is asked: it may be deep in a type check. */
const BUSY_AFTER_MS = 4_000;

let lastId = 0;

/**
 * Turns TypeScript into JavaScript with every line and column kept, in the TypeScript worker. Works with Monaco loaded or not: without
 * it the same worker file is started alone. Rejects only when the worker cannot be started or ends twice.
 */
export const stripTypes: StripTypes = async (source) => {
  const { typescriptWorker, startWorker } = await import('./monaco/typescriptWorker.ts');
  const first = await ask(typescriptWorker(), source, BUSY_AFTER_MS);
  if (first !== 'ended' && first !== 'busy') return first;
  const spare = startWorker();
  try {
    const second = await ask(spare, source, undefined);
    if (second === 'ended' || second === 'busy')
      throw new Error('The TypeScript worker could not be started. Reload the page and try again.');
    return second;
  } finally {
    spare.worker.terminate();
  }
};

/** Starts the TypeScript worker before it is needed, so that the first run does not wait for its download. */
export async function warmStripTypes(): Promise<void> {
  const { typescriptWorker } = await import('./monaco/typescriptWorker.ts');
  typescriptWorker();
}

/** Sends one request; resolves with the answer, or with why there is none. The patience counts from when the worker is loaded. */
function ask(running: RunningWorker, source: string, patienceMs: number | undefined): Promise<StripResult | 'ended' | 'busy'> {
  return new Promise((resolve) => {
    const id = ++lastId;
    const { worker } = running;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let done = false;
    const finish = (outcome: StripResult | 'ended' | 'busy'): void => {
      done = true;
      clearTimeout(timer);
      worker.removeEventListener('message', listen);
      forget();
      resolve(outcome);
    };
    const listen = (event: MessageEvent<unknown>): void => {
      if (isStripAnswer(event.data) && event.data.id === id) finish(event.data.result);
    };
    const forget = running.onEnd(() => finish('ended'));
    worker.addEventListener('message', listen);
    const request: StripRequest = { headroom: 'strip', id, source };
    worker.postMessage(request);
    void running.settled.then(() => {
      if (!done && patienceMs !== undefined) timer = setTimeout(() => finish('busy'), patienceMs);
    });
  });
}
