// killed-by: R11/score
// mistake: It is FIFO, which does worse than LRU.
import type { Cache, CacheOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const values = new Map<K, V>();
  return {
    get size() {
      return values.size;
    },
    get: (key) => values.get(key),
    set(key, value) {
      if (!values.has(key) && values.size === capacity) values.delete(values.keys().next().value as K);
      values.set(key, value);
    },
    has: (key) => values.has(key),
    delete: (key) => values.delete(key),
  };
}
