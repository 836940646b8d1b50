// rejected-by: R3/one-for-each
import QuickLRU from 'quick-lru';
import type { Cache, CacheOptions } from '../../contract.ts';

/** Adapts quick-lru@7.3.0: two generations, so up to twice the capacity is held, and whole generations go at once. */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const cache = new QuickLRU<K, V>({ maxSize: capacity });
  return {
    get size() {
      return cache.size;
    },
    get: (key) => cache.get(key),
    set: (key, value) => void cache.set(key, value),
    has: (key) => cache.has(key),
    delete: (key) => cache.delete(key),
  };
}
