// killed-by: R12/steps
// mistake: Each key carries the time of its last use, and eviction looks at all of them for the smallest.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<V> {
  value: V;
  lastUse: number;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<V>>();
  let clock = 0;

  function evict(): void {
    let victim: K | undefined;
    let earliest = Infinity;
    for (const [key, entry] of entries) {
      if (entry.lastUse >= earliest) continue;
      earliest = entry.lastUse;
      victim = key;
    }
    entries.delete(victim as K);
  }

  return {
    get size() {
      return entries.size;
    },
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entry.lastUse = ++clock;
      return entry.value;
    },
    set(key, value) {
      if (!entries.has(key) && entries.size === capacity) evict();
      entries.set(key, { value, lastUse: ++clock });
    },
    has: (key) => entries.has(key),
    delete: (key) => entries.delete(key),
  };
}
