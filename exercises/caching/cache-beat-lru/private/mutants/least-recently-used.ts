// killed-by: R11/score
// mistake: It is LRU, and scores 0.
import type { Cache, CacheOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const values = new Map<K, V>();
  return {
    get size() {
      return values.size;
    },
    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key, value) {
      if (!values.delete(key) && values.size === capacity) values.delete(values.keys().next().value as K);
      values.set(key, value);
    },
    has: (key) => values.has(key),
    delete: (key) => values.delete(key),
  };
}
