// rejected-by: R3/evicts-oldest
import { LRU } from 'ylru';
import type { Cache, CacheOptions } from '../../contract.ts';

/**
 * Adapts ylru@2.0.0: two generations in two Maps. The package has neither `size`, `has` nor `delete`; ours look into the two
 * Maps it shows to its own tests.
 */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const cache = new LRU(capacity);
  const has = (key: K): boolean => cache.cache.has(key) || cache._cache.has(key);
  return {
    get size() {
      return new Set([...cache.cache.keys(), ...cache._cache.keys()]).size;
    },
    get: (key) => cache.get<V>(key),
    set: (key, value) => cache.set(key, value),
    has,
    delete(key) {
      const held = has(key);
      cache.cache.delete(key);
      cache._cache.delete(key);
      return held;
    },
  };
}
