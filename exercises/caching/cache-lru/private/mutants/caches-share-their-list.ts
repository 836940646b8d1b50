// killed-by: R11/two-caches
// mistake: Each cache has a map of its own, but the ends of the list live in the module.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<K, V> {
  readonly key: K;
  value: V;
  newer: Entry<K, V> | undefined;
  older: Entry<K, V> | undefined;
}

let newest: Entry<any, any> | undefined;
let oldest: Entry<any, any> | undefined;

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError(`capacity must be an integer of at least 1, not ${String(capacity)}`);
  }
  const entries = new Map<K, Entry<K, V>>();

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
    entries.delete(oldest.key);
    unlink(oldest);
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
      const entry: Entry<K, V> = { key, value, newer: undefined, older: undefined };
      entries.set(key, entry);
      append(entry);
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
