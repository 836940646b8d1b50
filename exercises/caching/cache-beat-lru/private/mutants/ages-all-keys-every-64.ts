// killed-by: R12/steps
// mistake: With every 64th new key it walks through all keys to take marks away: cheap for a small cache, dear for a large one.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<K, V> {
  readonly key: K;
  value: V;
  visited: boolean;
  newer: Entry<K, V> | undefined;
  older: Entry<K, V> | undefined;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError(`capacity must be an integer of at least 1, not ${String(capacity)}`);
  }
  const entries = new Map<K, Entry<K, V>>();
  let newest: Entry<K, V> | undefined;
  let oldest: Entry<K, V> | undefined;
  let hand: Entry<K, V> | undefined;

  function remove(entry: Entry<K, V>): void {
    if (hand === entry) hand = entry.newer;
    if (entry.newer) entry.newer.older = entry.older;
    else newest = entry.older;
    if (entry.older) entry.older.newer = entry.newer;
    else oldest = entry.newer;
    entries.delete(entry.key);
  }

  let came = 0;

  function evict(): void {
    let candidate = (hand ?? oldest)!;
    while (candidate.visited) {
      candidate.visited = false;
      candidate = (candidate.newer ?? oldest)!;
    }
    hand = candidate;
    remove(candidate);
  }

  return {
    get size() {
      return entries.size;
    },

    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entry.visited = true;
      return entry.value;
    },

    set(key, value) {
      const held = entries.get(key);
      if (held) {
        held.value = value;
        held.visited = true;
        return;
      }
      if (entries.size === capacity) evict();
      const entry: Entry<K, V> = { key, value, visited: false, newer: undefined, older: newest };
      if (newest) newest.newer = entry;
      else oldest = entry;
      newest = entry;
      entries.set(key, entry);
      came += 1;
      if (came % 64 === 0) {
        for (let each = oldest; each; each = each.newer) if (each.visited && each.older?.visited) each.visited = false;
      }
    },

    has(key) {
      return entries.has(key);
    },

    delete(key) {
      const entry = entries.get(key);
      if (!entry) return false;
      remove(entry);
      return true;
    },
  };
}
