// killed-by: R11/keys-like-map
// mistake: Keys are turned into strings, so that 1 and "1" are the same key.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<K, V> {
  readonly key: K | undefined;
  value: V | undefined;
  uses: number;
  next: Entry<K, V>;
  previous: Entry<K, V>;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<string, Entry<K, V>>();
  const newest = new Map<number, Entry<K, V>>();
  const start = { key: undefined, value: undefined, uses: 0 } as Entry<K, V>;
  start.next = start.previous = start;
  newest.set(0, start);

  const insertAfter = (place: Entry<K, V>, entry: Entry<K, V>): void => {
    entry.previous = place;
    entry.next = place.next;
    place.next.previous = entry;
    place.next = entry;
  };

  const takeOut = (entry: Entry<K, V>): void => {
    entry.previous.next = entry.next;
    entry.next.previous = entry.previous;
    if (newest.get(entry.uses) !== entry) return;
    if (entry.previous.uses === entry.uses) newest.set(entry.uses, entry.previous);
    else newest.delete(entry.uses);
  };

  const use = (entry: Entry<K, V>): void => {
    const { uses, previous } = entry;
    takeOut(entry);
    insertAfter(newest.get(uses + 1) ?? newest.get(uses) ?? previous, entry);
    entry.uses = uses + 1;
    newest.set(uses + 1, entry);
  };

  const remove = (key: K): boolean => {
    const entry = entries.get(String(key));
    if (entry) takeOut(entry);
    return entries.delete(String(key));
  };

  return {
    get size() {
      return entries.size;
    },
    get(key) {
      const entry = entries.get(String(key));
      if (!entry) return undefined;
      use(entry);
      return entry.value;
    },
    set(key, value) {
      let entry = entries.get(String(key));
      if (!entry) {
        if (entries.size === capacity) remove(start.next.key as K);
        entry = { key, value, uses: 0, next: start, previous: start };
        insertAfter(start, entry);
        entries.set(String(key), entry);
      }
      entry.value = value;
      use(entry);
    },
    has: (key) => entries.has(String(key)),
    delete: remove,
  };
}
