// killed-by: R4/get-touches
// mistake: A reference bit stands for the order of use, as in CLOCK: keys used since the hand last passed are all alike.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<V> {
  value: V;
  used: boolean;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<V>>(); // In the order the hand passes over them.

  function evict(): void {
    for (const [key, entry] of entries) {
      entries.delete(key);
      if (!entry.used) return;
      entry.used = false;
      entries.set(key, entry);
    }
  }

  return {
    get size() {
      return entries.size;
    },
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entry.used = true;
      return entry.value;
    },
    set(key, value) {
      const held = entries.get(key);
      if (held !== undefined) {
        held.value = value;
        held.used = true;
        return;
      }
      if (entries.size === capacity) evict();
      entries.set(key, { value, used: false });
    },
    has: (key) => entries.has(key),
    delete: (key) => entries.delete(key),
  };
}
