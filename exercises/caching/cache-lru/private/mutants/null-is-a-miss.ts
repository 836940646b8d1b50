// killed-by: R9/falsy-values
// mistake: `get` takes the value `null` for a miss.
import type { Cache, CacheOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError('capacity must be an integer of at least 1');
  }
  const values = new Map<K, V>(); // Least recently used first.

  return {
    get size() {
      return values.size;
    },

    get(key) {
      const value = values.get(key);
      if (value == null) return undefined;
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
