// killed-by: R9/falsy-values
// mistake: `delete` asks for the value, and leaves a key whose value is falsy.
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
  const entries = new Map<K, Entry<K, V>>();
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
      if (!entry?.value) return false;
      entries.delete(key);
      unlink(entry);
      return true;
    },
  };
}
