import type { Cache, CacheOptions } from './contract';

/**
 * Creates an empty LRU cache of at most `capacity` keys.
 *
 * This start is a plain `Map`: it stores and finds, but
 * never evicts. Run the tests to see what it breaks first.
 */
export function createCache<K, V>(options: CacheOptions): Cache<K, V> {
  // Rule R10: which capacities make sense?
  const { capacity } = options;
  const values = new Map<K, V>();

  return {
    get size() {
      return values.size;
    },

    get(key) {
      // A hit is a use. How will the cache remember it?
      return values.get(key);
    },

    set(key, value) {
      if (!values.has(key) && values.size === capacity) {
        // A new key meets a full cache: which key goes?
      }
      values.set(key, value);
    },

    has(key) {
      return values.has(key);
    },

    delete(key) {
      return values.delete(key);
    },
  };
}
