// killed-by: R2/boundary
// mistake: Entries are dropped by timers, which know nothing of the clock given.
import type { ExpiringCache, ExpiryOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: ExpiryOptions): ExpiringCache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const values = new Map<K, V>();
  const timers = new Map<K, ReturnType<typeof setTimeout>>();

  function drop(key: K): boolean {
    clearTimeout(timers.get(key));
    timers.delete(key);
    return values.delete(key);
  }

  return {
    get size() {
      return values.size;
    },

    get(key) {
      const value = values.get(key);
      if (value !== undefined && values.delete(key)) values.set(key, value);
      return value;
    },

    set(key, value, ttlMs) {
      drop(key);
      if (!(ttlMs > 0)) return;
      if (values.size === capacity) drop(values.keys().next().value!);
      values.set(key, value);
      if (ttlMs < Infinity) timers.set(key, setTimeout(drop, ttlMs, key));
    },

    has(key) {
      return values.has(key);
    },

    delete(key) {
      return drop(key);
    },
  };
}
