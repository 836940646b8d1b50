// killed-by: R12/steps
// mistake: There is no map: every operation walks an array of entries with a loop.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<K, V> {
  readonly key: K;
  value: V;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries: Entry<K, V>[] = []; // Least recently used first.

  function indexOf(key: K): number {
    for (let i = entries.length - 1; i >= 0; i--) {
      const other = entries[i]!.key;
      if (other === key || (Number.isNaN(other) && Number.isNaN(key))) return i;
    }
    return -1;
  }

  function take(key: K): Entry<K, V> | undefined {
    const index = indexOf(key);
    return index === -1 ? undefined : entries.splice(index, 1)[0];
  }

  return {
    get size() {
      return entries.length;
    },
    get(key) {
      const entry = take(key);
      if (entry !== undefined) entries.push(entry);
      return entry?.value;
    },
    set(key, value) {
      if (take(key) === undefined && entries.length === capacity) entries.shift();
      entries.push({ key, value });
    },
    has: (key) => indexOf(key) !== -1,
    delete: (key) => take(key) !== undefined,
  };
}
