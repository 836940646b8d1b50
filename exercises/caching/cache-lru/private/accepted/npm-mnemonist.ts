// accepted: mnemonist@0.40.8
import { LRUMapWithDelete } from 'mnemonist';
import type { Cache, CacheOptions } from '../../contract.ts';

/** Adapts `LRUMapWithDelete` of the package mnemonist, the one of its four LRU classes with `delete` and any key. */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const cache = new LRUMapWithDelete<K, V>(capacity);
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
