// rejected-by: R11/score
import { LRUCache } from 'lru-cache';
import type { Cache, CacheOptions } from '../../contract.ts';

/** Adapts `LRUCache` of the package lru-cache: only the check of the capacity is ours. */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const cache = new LRUCache<NonNullable<K>, NonNullable<V>>({ max: capacity });
  return {
    get size() {
      return cache.size;
    },
    get: (key) => cache.get(key!),
    set: (key, value) => void cache.set(key!, value!),
    has: (key) => cache.has(key!),
    delete: (key) => cache.delete(key!),
  };
}
