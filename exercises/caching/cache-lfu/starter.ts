import type { Cache, CacheOptions } from './contract';

/**
 * Creates an empty LFU cache of at most `capacity` keys.
 *
 * This start counts the uses of each key, but never evicts.
 * Run the tests to see what it breaks first.
 */
export function createCache<K, V>(options: CacheOptions): Cache<K, V> {
  // Rule R12: which capacities make sense?
  const { capacity } = options;
  const entries = new Map<K, { value: V; uses: number }>();

  return {
    get size() {
      return entries.size;
    },

    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entry.uses += 1;
      return entry.value;
    },

    set(key, value) {
      const entry = entries.get(key);
      if (entry) {
        entry.value = value;
        entry.uses += 1;
        return;
      }
      if (entries.size === capacity) {
        // A new key meets a full cache: which key goes, and how
        // will you find it without looking at all of them?
      }
      entries.set(key, { value, uses: 1 });
    },

    has(key) {
      return entries.has(key);
    },

    delete(key) {
      return entries.delete(key);
    },
  };
}
