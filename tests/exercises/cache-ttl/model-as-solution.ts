import type { ExpiringCache, ExpiryOptions } from '../../../exercises/caching/cache-ttl/contract.ts';
import { model } from '../../../exercises/caching/cache-ttl/suite/model.ts';
import { method, surface, ttlOfCode } from '../../../exercises/caching/cache-ttl/suite/ttl-calls.ts';
import { replayCalls } from '../caching/replaying-cache.ts';

const trueResult = -2;
const integerBase = 0x100000;

/** Creates a cache that answers by the suite's own model. Its cost must break a budget and its answers no rule. */
export function createCache<K, V>({ capacity, now }: ExpiryOptions): ExpiringCache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const { ask, codeOf, valueOf } = replayCalls(model, [{ capacity }]);
  let time = now();

  /** Tells the model of the time that passed, then makes the call. */
  function askNow(called: number, a?: number, b?: number, c?: number): number {
    const passed = now() - time;
    time += passed;
    if (passed > 0) ask(method.advance, -1 - passed);
    return ask(called, a, b, c);
  }

  return {
    get size() {
      return askNow(method.size) - integerBase;
    },
    get: (key) => valueOf(askNow(method.get, codeOf(key))) as V | undefined,
    set(key, value, ttlMs) {
      askNow(method.set, codeOf(key), codeOf(value), codeOfTtl(ttlMs));
    },
    has: (key) => askNow(method.has, codeOf(key)) === trueResult,
    delete: (key) => askNow(method.delete, codeOf(key)) === trueResult,
  };
}

function codeOfTtl(ttlMs: number): number {
  if (Number.isInteger(ttlMs) && ttlMs >= 0) return -1 - ttlMs;
  return surface.values.findIndex((_spec, code) => ttlOfCode(code) === ttlMs);
}
