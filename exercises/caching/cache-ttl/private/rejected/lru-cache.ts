// rejected-by: R2/boundary, R9/expired, R10/never-live
import { LRUCache } from 'lru-cache';
import type { ExpiringCache, ExpiryOptions } from '../../contract.ts';

/**
 * Adapts lru-cache@11.5.3 on the clock given. Its entries are stale when their age is above the time to live, a millisecond late; its size counts
 * stale ones, which also displace live ones; and a time to live of 0 means for ever.
 */
export function createCache<K, V>({ capacity, now }: ExpiryOptions): ExpiringCache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const cache = new LRUCache<NonNullable<K>, NonNullable<V>>({ max: capacity, ttlResolution: 0, perf: { now } });
  return {
    get size() {
      return cache.size;
    },
    get: (key) => cache.get(key!),
    set: (key, value, ttlMs) => void cache.set(key!, value!, { ttl: ttlMs }),
    has: (key) => cache.has(key!),
    delete: (key) => cache.delete(key!),
  };
}
