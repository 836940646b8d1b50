// killed-by: R5/get-counts
// mistake: The lowest count stays at one when the last key with one use is used, and nothing is evicted then.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<V> {
  value: V;
  uses: number;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError('capacity must be an integer of at least 1');
  }
  const entries = new Map<K, Entry<V>>();
  const groups = new Map<number, Set<K>>();
  let lowest = 1;

  function join(key: K, uses: number): void {
    const group = groups.get(uses);
    if (group) group.add(key);
    else groups.set(uses, new Set([key]));
  }

  function leave(key: K, uses: number): void {
    const group = groups.get(uses);
    group?.delete(key);
    if (group?.size === 0) groups.delete(uses);
  }

  function use(key: K, entry: Entry<V>): void {
    leave(key, entry.uses);
    entry.uses += 1;
    join(key, entry.uses);
  }

  function evict(): void {
    const oldest = groups.get(lowest)?.values().next() ?? { done: true, value: undefined };
    if (oldest.done) return;
    leave(oldest.value, lowest);
    entries.delete(oldest.value);
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
      if (held) {
        held.value = value;
        use(key, held);
        return;
      }
      if (entries.size === capacity) evict();
      entries.set(key, { value, uses: 1 });
      join(key, 1);
      lowest = 1;
    },

    has: (key) => entries.has(key),

    delete(key) {
      const entry = entries.get(key);
      if (!entry) return false;
      leave(key, entry.uses);
      return entries.delete(key);
    },
  };
}
