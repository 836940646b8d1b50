// accepted: one Map and one iterator over it, kept for life
import type { Cache, CacheOptions } from '../../contract.ts';

/**
 * Creates an LRU cache on one `Map`, as by deleting and setting again,
 * but asks for the oldest key through one iterator that is never started
 * over. All keys it has passed are gone: evicted, deleted, or moved to
 * the end by a use. So the next key it yields is the oldest, and it
 * passes each hole in the table once, where a new iterator would pass
 * them all again.
 */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError('capacity must be an integer of at least 1');
  }
  const values = new Map<K, V>(); // Least recently used first.
  const oldestFirst = values.keys();

  return {
    get size() {
      return values.size;
    },

    get(key) {
      if (!values.has(key)) return undefined;
      const value = values.get(key) as V;
      values.delete(key);
      values.set(key, value);
      return value;
    },

    set(key, value) {
      const replaced = values.delete(key);
      if (!replaced && values.size === capacity) {
        const oldest = oldestFirst.next();
        if (!oldest.done) values.delete(oldest.value);
      }
      values.set(key, value);
    },

    has: (key) => values.has(key),
    delete: (key) => values.delete(key),
  };
}
