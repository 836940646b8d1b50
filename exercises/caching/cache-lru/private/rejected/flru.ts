// rejected-by: R3/evicts-oldest
import createGenerations from 'flru';
import type { Cache, CacheOptions } from '../../contract.ts';

/**
 * Adapts flru@1.0.2: two generations in two objects. The package has neither `size` nor `delete`; ours count the keys it
 * still holds, and hide a deleted key until it is set again.
 */
export function createCache<K extends string, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const cache = createGenerations<V>(capacity);
  const visible = new Set<K>();
  const has = (key: K): boolean => visible.has(key) && cache.has(key);
  return {
    get size() {
      let count = 0;
      for (const key of visible) if (cache.has(key)) count++;
      return count;
    },
    get: (key) => (visible.has(key) ? cache.get(key) : undefined),
    set(key, value) {
      visible.add(key);
      cache.set(key, value);
    },
    has,
    delete(key) {
      const held = has(key);
      visible.delete(key);
      return held;
    },
  };
}
