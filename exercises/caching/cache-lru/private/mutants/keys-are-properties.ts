// killed-by: R9/keys-like-map
// mistake: A plain object is the map, so that 1 and "1" are one key, and `constructor` is held from the start.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<K, V> {
  readonly key: K;
  value: V;
  newer: Entry<K, V> | undefined;
  older: Entry<K, V> | undefined;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError(`capacity must be an integer of at least 1, not ${String(capacity)}`);
  }
  const entries: Record<PropertyKey, Entry<K, V>> = {};
  let count = 0;
  const property = (key: K): PropertyKey => (typeof key === 'symbol' ? key : String(key));
  let newest: Entry<K, V> | undefined;
  let oldest: Entry<K, V> | undefined;

  function append(entry: Entry<K, V>): void {
    entry.newer = undefined;
    entry.older = newest;
    if (newest) newest.newer = entry;
    else oldest = entry;
    newest = entry;
  }

  function unlink(entry: Entry<K, V>): void {
    if (entry.newer) entry.newer.older = entry.older;
    else newest = entry.older;
    if (entry.older) entry.older.newer = entry.newer;
    else oldest = entry.newer;
  }

  function use(entry: Entry<K, V>): void {
    if (entry === newest) return;
    unlink(entry);
    append(entry);
  }

  function evict(): void {
    if (!oldest) return;
    delete entries[property(oldest.key)];
    count--;
    unlink(oldest);
  }

  return {
    get size() {
      return count;
    },

    get(key) {
      const entry = entries[property(key)];
      if (!entry) return undefined;
      use(entry);
      return entry.value;
    },

    set(key, value) {
      const held = entries[property(key)];
      if (held) {
        held.value = value;
        use(held);
        return;
      }
      if (count === capacity) evict();
      const entry: Entry<K, V> = { key, value, newer: undefined, older: undefined };
      entries[property(key)] = entry;
      count++;
      append(entry);
    },

    has(key) {
      return property(key) in entries;
    },

    delete(key) {
      const entry = entries[property(key)];
      if (!entry) return false;
      delete entries[property(key)];
      count--;
      unlink(entry);
      return true;
    },
  };
}
