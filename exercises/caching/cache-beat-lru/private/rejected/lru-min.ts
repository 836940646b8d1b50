// rejected-by: R11/score
import { createLRU } from 'lru.min';
import type { Cache, CacheOptions } from '../../contract.ts';

/** Stands for the key `undefined`, which the package ignores. */
const undefinedKey = Symbol('undefined');

/** Adapts `createLRU` of the package lru.min. */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const cache = createLRU<K | symbol, V>({ max: capacity });
  const encode = (key: K): K | symbol => (key === undefined ? undefinedKey : key);
  return {
    get size() {
      return cache.size;
    },
    get: (key) => cache.get(encode(key)),
    set: (key, value) => void cache.set(encode(key), value),
    has: (key) => cache.has(encode(key)),
    delete: (key) => cache.delete(encode(key)),
  };
}
