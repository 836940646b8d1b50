// killed-by: R12/steps
// mistake: The list is linked one way only, so that finding the second-oldest key walks the whole list.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<K, V> {
  readonly key: K;
  value: V;
  older: Entry<K, V> | undefined;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<K, V>>();
  let newest: Entry<K, V> | undefined;

  function unlink(entry: Entry<K, V>): void {
    if (entry === newest) {
      newest = entry.older;
      return;
    }
    let newer = newest;
    while (newer?.older !== entry) newer = newer?.older;
    newer.older = entry.older;
  }

  function push(entry: Entry<K, V>): void {
    entry.older = newest;
    newest = entry;
  }

  function evict(): void {
    let oldest = newest;
    while (oldest?.older) oldest = oldest.older;
    if (oldest === undefined) return;
    unlink(oldest);
    entries.delete(oldest.key);
  }

  return {
    get size() {
      return entries.size;
    },
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      unlink(entry);
      push(entry);
      return entry.value;
    },
    set(key, value) {
      let entry = entries.get(key);
      if (entry !== undefined) {
        entry.value = value;
        unlink(entry);
      } else {
        if (entries.size === capacity) evict();
        entry = { key, value, older: undefined };
        entries.set(key, entry);
      }
      push(entry);
    },
    has: (key) => entries.has(key),
    delete(key) {
      const entry = entries.get(key);
      if (entry === undefined) return false;
      unlink(entry);
      return entries.delete(key);
    },
  };
}
