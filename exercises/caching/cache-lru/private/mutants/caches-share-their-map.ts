// killed-by: R11/two-caches
// mistake: The map lives in the module, so that all caches hold the same keys.
import type { Cache, CacheOptions } from '../../contract.ts';

const shared = new Map<unknown, unknown>(); // Least recently used first.

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError('capacity must be an integer of at least 1');
  }
  const values = shared as Map<K, V>;

  return {
    get size() {
      return values.size;
    },

    get(key) {
      if (!values.has(key)) return undefined;
      const value = values.get(key) as V;
      values.delete(key);
      values.set(key, value);
      return value;
    },

    set(key, value) {
      const replaced = values.delete(key);
      if (!replaced && values.size === capacity) {
        const oldest = values.keys().next();
        if (!oldest.done) values.delete(oldest.value);
      }
      values.set(key, value);
    },

    has: (key) => values.has(key),
    delete: (key) => values.delete(key),
  };
}
