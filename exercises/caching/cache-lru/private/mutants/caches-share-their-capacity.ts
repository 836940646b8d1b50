// killed-by: R11/two-caches
// mistake: The capacity lives in the module, so that the cache created last decides for all.
import type { Cache, CacheOptions } from '../../contract.ts';

let capacity = 1;

export function createCache<K, V>(options: CacheOptions): Cache<K, V> {
  capacity = options.capacity;
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError('capacity must be an integer of at least 1');
  }
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
