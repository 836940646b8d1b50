import type { ExpiringCache, ExpiryOptions } from './contract';

/**
 * Creates an empty cache of at most `capacity` live entries.
 *
 * This start remembers when each entry should end, but never
 * looks at the clock again. Run the tests to see what it
 * breaks first.
 */
export function createCache<K, V>(options: ExpiryOptions): ExpiringCache<K, V> {
  // Rule R12: which capacities make sense?
  const { capacity, now } = options;
  const entries = new Map<K, { value: V; deadline: number }>();

  return {
    get size() {
      // Which of them are live?
      return entries.size;
    },

    get(key) {
      return entries.get(key)?.value;
    },

    set(key, value, ttlMs) {
      if (!entries.has(key) && entries.size === capacity) {
        // A new key meets a full cache: has anything expired?
        // If not, which entry goes?
      }
      entries.set(key, { value, deadline: now() + ttlMs });
    },

    has(key) {
      return entries.has(key);
    },

    delete(key) {
      return entries.delete(key);
    },
  };
}
