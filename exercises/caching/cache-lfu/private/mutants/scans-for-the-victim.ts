// killed-by: R14/steps
// mistake: Eviction looks at all keys for the lowest count; the map is kept in order of use for the ties.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<V> {
  value: V;
  uses: number;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<V>>();

  function use(key: K, entry: Entry<V>): void {
    entry.uses += 1;
    entries.delete(key);
    entries.set(key, entry);
  }

  function evict(): void {
    let victim: K | undefined;
    let fewest = Infinity;
    for (const [key, { uses }] of entries) {
      if (uses >= fewest) continue;
      fewest = uses;
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
      if (!entry) return undefined;
      use(key, entry);
      return entry.value;
    },
    set(key, value) {
      const held = entries.get(key);
      if (!held && entries.size === capacity) evict();
      use(key, { value, uses: held?.uses ?? 0 });
    },
    has: (key) => entries.has(key),
    delete: (key) => entries.delete(key),
  };
}
