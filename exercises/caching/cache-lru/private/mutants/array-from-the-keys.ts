// killed-by: R12/steps
// mistake: Eviction turns the keys into an array with `Array.from` to take the first.
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
      if (!values.has(key)) return undefined;
      const value = values.get(key) as V;
      values.delete(key);
      values.set(key, value);
      return value;
    },

    set(key, value) {
      const replaced = values.delete(key);
      if (!replaced && values.size === capacity) {
        values.delete(Array.from(values.keys())[0] as K);
      }
      values.set(key, value);
    },

    has: (key) => values.has(key),
    delete: (key) => values.delete(key),
  };
}
