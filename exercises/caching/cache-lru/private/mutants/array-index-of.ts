// killed-by: R12/steps
// mistake: The order of use is an array that `indexOf` and `splice` walk on every use.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<K, V> {
  readonly key: K;
  value: V;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<K, V>>();
  const order: Entry<K, V>[] = []; // Least recently used first.

  function use(entry: Entry<K, V>): void {
    order.splice(order.indexOf(entry), 1);
    order.push(entry);
  }

  return {
    get size() {
      return entries.size;
    },
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      use(entry);
      return entry.value;
    },
    set(key, value) {
      let entry = entries.get(key);
      if (entry !== undefined) {
        entry.value = value;
        use(entry);
        return;
      }
      if (entries.size === capacity) entries.delete(order.shift()!.key);
      entry = { key, value };
      entries.set(key, entry);
      order.push(entry);
    },
    has: (key) => entries.has(key),
    delete(key) {
      const entry = entries.get(key);
      if (entry === undefined) return false;
      order.splice(order.indexOf(entry), 1);
      return entries.delete(key);
    },
  };
}
