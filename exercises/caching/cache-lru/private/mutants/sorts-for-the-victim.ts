// killed-by: R12/steps
// mistake: Eviction sorts the keys by their last use to find the oldest.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<K, V> {
  readonly key: K;
  value: V;
  lastUse: number;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<K, V>>();
  let clock = 0;

  function evict(): void {
    const [oldest] = [...entries.values()].sort((a, b) => a.lastUse - b.lastUse);
    if (oldest !== undefined) entries.delete(oldest.key);
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
      entries.set(key, { key, value, lastUse: ++clock });
    },
    has: (key) => entries.has(key),
    delete: (key) => entries.delete(key),
  };
}
