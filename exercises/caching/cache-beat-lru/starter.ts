import type { Cache, CacheOptions } from './contract';

/**
 * Creates an empty cache of at most `capacity` keys.
 *
 * This start is LRU, one rule short: it keeps every other promise
 * and scores 0. Run the tests, mend it, then beat it.
 */
export function createCache<K, V>(options: CacheOptions): Cache<K, V> {
  // Rule R9: which capacities make sense?
  const { capacity } = options;
  // A Map keeps its keys in order of insertion: the first is the one
  // used longest ago, because `get` inserts again.
  const values = new Map<K, V>();

  return {
    get size() {
      return values.size;
    },

    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },

    set(key, value) {
      if (!values.delete(key) && values.size === capacity) {
        // Who goes? Recency alone says: the one used longest ago.
        const [oldest] = values.keys();
        values.delete(oldest as K);
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
