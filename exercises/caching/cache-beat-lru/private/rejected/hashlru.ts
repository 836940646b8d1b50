// rejected-by: R2/bounded
import createGenerations from 'hashlru';
import type { Cache, CacheOptions } from '../../contract.ts';

/** Adapts hashlru@2.3.0: two generations in two objects. The package has no `size`; ours counts the keys it still holds. */
export function createCache<K extends string | number, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const cache = createGenerations(capacity);
  const seen = new Set<K>();
  return {
    get size() {
      let count = 0;
      for (const key of seen) if (cache.has(key)) count++;
      return count;
    },
    get: (key) => cache.get(key) as V | undefined,
    set(key, value) {
      seen.add(key);
      cache.set(key, value);
    },
    has: (key) => cache.has(key),
    delete(key) {
      const held = cache.has(key);
      cache.remove(key);
      return held;
    },
  };
}
