import type { Cache, ReplacementOptions } from './contract';

/**
 * Creates an empty cache that evicts by a policy.
 *
 * This start never evicts. Run the tests to see what it
 * breaks first. What do the four policies have to be told,
 * and what have they to answer?
 */
export function createCache<K, V>(options: ReplacementOptions): Cache<K, V> {
  // Rule R14: which capacities make sense?
  const { capacity, policy } = options;
  const values = new Map<K, V>();

  return {
    get size() {
      return values.size;
    },

    get(key) {
      // One of the four policies has to know of this.
      return values.get(key);
    },

    set(key, value) {
      if (!values.has(key) && values.size === capacity) {
        // A new key meets a full cache: who goes by this policy?
        switch (policy) {
          case 'fifo':
          case 'lifo':
          case 'mru':
          case 'random':
        }
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
