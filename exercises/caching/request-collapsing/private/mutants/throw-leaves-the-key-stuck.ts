// killed-by: R7/throws
// mistake: When fetch throws, the record of the call stays in the map.
import type { CallerSignal, Collapser, CollapserEnv } from '../../contract.ts';

interface Waiter<V> {
  resolve(value: V): void;
  reject(error: unknown): void;
  /** Takes the listener off the signal. */
  release(): void;
}

/** An upstream call and those who wait for it. Late answers and old timers hold the object, so they find out that it is over. */
interface UpstreamCall<V> {
  readonly key: string;
  readonly waiters: Set<Waiter<V>>;
  isOver: boolean;
}

/** Keeps one record for each call under way; whatever ends a call goes through `end`. */
export function createCollapser<V>(env: CollapserEnv<V>): Collapser<V> {
  const calls = new Map<string, UpstreamCall<V>>();

  function end(call: UpstreamCall<V>, tell: (waiter: Waiter<V>) => void): void {
    if (call.isOver) return;
    call.isOver = true;
    calls.delete(call.key);
    for (const waiter of call.waiters) {
      waiter.release();
      tell(waiter);
    }
  }

  function giveUp(call: UpstreamCall<V>, tell: (waiter: Waiter<V>) => void): void {
    if (call.isOver) return;
    end(call, tell);
    env.abort(call.key);
  }

  function begin(key: string, first: Waiter<V>): UpstreamCall<V> {
    const call: UpstreamCall<V> = { key, waiters: new Set([first]), isOver: false };
    calls.set(key, call);
    const fail = (error: unknown): void => end(call, (waiter) => waiter.reject(error));
    env.fetch(key).then((value) => end(call, (waiter) => waiter.resolve(value)), fail);
    void env.sleep(env.options.timeoutMs).then(() => {
      giveUp(call, (waiter) => waiter.reject(named('TimeoutError', `No answer for ${key} in time.`)));
    });
    return call;
  }

  function wait(key: string, signal: CallerSignal | undefined, waiter: Waiter<V>): void {
    let call = calls.get(key);
    if (call) call.waiters.add(waiter);
    else call = begin(key, waiter);
    if (!signal || call.isOver) return;
    const joined = call;
    const leave = (): void => {
      joined.waiters.delete(waiter);
      waiter.reject(named('AbortError', 'The caller has left.'));
      if (joined.waiters.size === 0) giveUp(joined, () => undefined);
    };
    signal.addEventListener('abort', leave);
    waiter.release = () => signal.removeEventListener('abort', leave);
  }

  return {
    get(key, signal) {
      if (signal?.aborted) return Promise.reject(named('AbortError', 'The caller has left.'));
      return new Promise((resolve, reject) => wait(key, signal, { resolve, reject, release: () => undefined }));
    },
  };
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
