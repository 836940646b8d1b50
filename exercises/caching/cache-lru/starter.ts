import type { Cache, CacheOptions } from './contract';

/**
 * Creates an empty LRU cache that holds at most `options.capacity` keys.
 *
 * This start is a plain `Map`: it stores and finds, but it never evicts. Run the tests to see the first rule it breaks.
 */
export function createCache<K, V>(options: CacheOptions): Cache<K, V> {
  const { capacity } = options; // Rule R10: which capacities make sense?
  const values = new Map<K, V>();

  return {
    get size() {
      return values.size;
    },

    get(key) {
      return values.get(key); // A use of the key. How will the cache remember it?
    },

    set(key, value) {
      if (!values.has(key) && values.size === capacity) {
        // A new key meets a full cache: exactly one key has to go. Which one?
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
