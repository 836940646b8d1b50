// accepted: lru_map@0.4.1
import { LRUMap } from 'lru_map';
import type { Cache, CacheOptions } from '../../contract.ts';

/** Adapts `LRUMap` of the package lru_map, whose `delete` returns the value rather than whether there was one. */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const cache = new LRUMap<K, V>(capacity);
  return {
    get size() {
      return cache.size;
    },
    get: (key) => cache.get(key),
    set: (key, value) => void cache.set(key, value),
    has: (key) => cache.has(key),
    delete: (key) => cache.delete(key) !== undefined,
  };
}
