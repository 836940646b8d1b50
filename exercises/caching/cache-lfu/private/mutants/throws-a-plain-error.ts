// killed-by: R12/bad-capacity
// mistake: A bad capacity throws an `Error` that is no `RangeError`.
import type { Cache, CacheOptions } from '../../contract.ts';

/** One key held, linked to its neighbours in the group of its count. */
interface Entry<K, V> {
  readonly key: K;
  value: V;
  group: Group<K, V>;
  newer: Entry<K, V> | undefined;
  older: Entry<K, V> | undefined;
}

/** The keys with one count, in order of use, linked to the groups of the next lower and next higher count there are. */
interface Group<K, V> {
  readonly count: number;
  newest: Entry<K, V> | undefined;
  oldest: Entry<K, V> | undefined;
  lower: Group<K, V> | undefined;
  higher: Group<K, V> | undefined;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new Error(`capacity must be an integer of at least 1, not ${String(capacity)}`);
  }
  const entries = new Map<K, Entry<K, V>>();
  let lowest: Group<K, V> | undefined;

  /** Returns the group of a count that belongs right above `lower`, or at the bottom; makes it when missing. */
  function groupAbove(lower: Group<K, V> | undefined, count: number): Group<K, V> {
    const higher = lower ? lower.higher : lowest;
    if (higher?.count === count) return higher;
    const group: Group<K, V> = { count, newest: undefined, oldest: undefined, lower, higher };
    if (lower) lower.higher = group;
    else lowest = group;
    if (higher) higher.lower = group;
    return group;
  }

  function append(entry: Entry<K, V>, group: Group<K, V>): void {
    entry.group = group;
    entry.newer = undefined;
    entry.older = group.newest;
    if (group.newest) group.newest.newer = entry;
    else group.oldest = entry;
    group.newest = entry;
  }

  /** Takes an entry out of its group, and the group out of its list when nothing is left in it. */
  function unlink(entry: Entry<K, V>): void {
    const { group } = entry;
    if (entry.newer) entry.newer.older = entry.older;
    else group.newest = entry.older;
    if (entry.older) entry.older.newer = entry.newer;
    else group.oldest = entry.newer;
    if (group.newest) return;
    if (group.lower) group.lower.higher = group.higher;
    else lowest = group.higher;
    if (group.higher) group.higher.lower = group.lower;
  }

  function use(entry: Entry<K, V>): void {
    const next = groupAbove(entry.group, entry.group.count + 1);
    unlink(entry);
    append(entry, next);
  }

  function evict(): void {
    const victim = lowest?.oldest;
    if (!victim) return;
    entries.delete(victim.key);
    unlink(victim);
  }

  return {
    get size() {
      return entries.size;
    },

    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      use(entry);
      return entry.value;
    },

    set(key, value) {
      const held = entries.get(key);
      if (held) {
        held.value = value;
        use(held);
        return;
      }
      if (entries.size === capacity) evict();
      const group = groupAbove(undefined, 1);
      const entry: Entry<K, V> = { key, value, group, newer: undefined, older: undefined };
      entries.set(key, entry);
      append(entry, group);
    },

    has(key) {
      return entries.has(key);
    },

    delete(key) {
      const entry = entries.get(key);
      if (!entry) return false;
      entries.delete(key);
      unlink(entry);
      return true;
    },
  };
}
