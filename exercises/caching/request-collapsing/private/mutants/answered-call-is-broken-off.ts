// killed-by: R11/abort-only
// mistake: Every call is broken off when it is over, to be on the safe side.
import type { CallerSignal, Collapser, CollapserEnv } from '../../contract.ts';

interface Shared<V> {
  readonly answer: Promise<V>;
  waiting: number;
  isOpen: boolean;
}

class Named extends Error {
  constructor(name: string) {
    super(name);
    this.name = name;
  }
}

export function createCollapser<V>({ options, fetch, abort, sleep }: CollapserEnv<V>): Collapser<V> {
  const shared = new Map<string, Shared<V>>();

  function close(key: string, one: Shared<V>): void {
    one.isOpen = false;
    if (shared.get(key) === one) shared.delete(key);
  }

  async function limit(key: string, one: () => Shared<V>): Promise<never> {
    await sleep(options.timeoutMs);
    if (one().isOpen) {
      close(key, one());
      abort(key);
    }
    throw new Named('TimeoutError');
  }

  function begin(key: string): Shared<V> {
    // An async function turns a throw into a rejection.
    const asked = (async () => fetch(key))();
    const one: Shared<V> = {
      waiting: 0,
      isOpen: true,
      answer: Promise.race([asked, limit(key, () => one)]).finally(() => {
        if (one.isOpen) abort(key);
        close(key, one);
      }),
    };
    // Nobody may be left to hear of a failure.
    one.answer.catch(() => undefined);
    shared.set(key, one);
    return one;
  }

  async function leaving(key: string, one: Shared<V>, signal: CallerSignal): Promise<never> {
    await new Promise<void>((resolve) => signal.addEventListener('abort', resolve));
    one.waiting -= 1;
    if (one.waiting === 0 && one.isOpen) {
      close(key, one);
      abort(key);
    }
    throw new Named('AbortError');
  }

  return {
    async get(key, signal) {
      if (signal?.aborted) throw new Named('AbortError');
      const one = shared.get(key) ?? begin(key);
      one.waiting += 1;
      return signal ? Promise.race([one.answer, leaving(key, one, signal)]) : one.answer;
    },
  };
}
