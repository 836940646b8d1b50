// killed-by: R11/score
// mistake: It is LFU without ageing: when the hot set has moved, the counts of the old one keep the new one out.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<V> {
  value: V;
  uses: number;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<V>>();
  const groups = new Map<number, Set<K>>();
  let lowest = 1;

  function use(key: K, entry: Entry<V>): void {
    const group = groups.get(entry.uses);
    group?.delete(key);
    if (group?.size === 0) {
      groups.delete(entry.uses);
      if (lowest === entry.uses) lowest += 1;
    }
    entry.uses += 1;
    let next = groups.get(entry.uses);
    if (!next) groups.set(entry.uses, (next = new Set()));
    next.add(key);
  }

  function remove(key: K, entry: Entry<V>): void {
    const group = groups.get(entry.uses)!;
    group.delete(key);
    if (group.size === 0) groups.delete(entry.uses);
    entries.delete(key);
  }

  return {
    get size() {
      return entries.size;
    },
    get(key) {
      const entry = entries.get(key);
      if (entry) use(key, entry);
      return entry?.value;
    },
    set(key, value) {
      const held = entries.get(key);
      if (held) {
        held.value = value;
        return use(key, held);
      }
      if (entries.size === capacity) {
        const victim = groups.get(lowest)!.values().next().value as K;
        remove(victim, entries.get(victim)!);
      }
      const entry = { value, uses: 0 };
      entries.set(key, entry);
      use(key, entry);
      lowest = 1;
    },
    has: (key) => entries.has(key),
    delete(key) {
      const entry = entries.get(key);
      if (entry) remove(key, entry);
      return entry !== undefined;
    },
  };
}
