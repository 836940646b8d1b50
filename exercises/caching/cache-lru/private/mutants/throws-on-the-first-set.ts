// killed-by: R10/bad-capacity
// mistake: A bad capacity is noticed by the first `set`, not when the cache is created.
import type { Cache, CacheOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  const values = new Map<K, V>(); // Least recently used first.

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
      if (!Number.isInteger(capacity) || capacity < 1) {
        throw new RangeError('capacity must be an integer of at least 1');
      }
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
