// killed-by: R12/steps
// mistake: Every use builds the order anew with `filter`.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<K, V> {
  readonly key: K;
  value: V;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<K, V>>();
  let order: Entry<K, V>[] = []; // Most recently used first.

  return {
    get size() {
      return entries.size;
    },
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      order = [entry, ...order.filter((other) => other !== entry)];
      return entry.value;
    },
    set(key, value) {
      const held = entries.get(key);
      if (held === undefined && entries.size === capacity) entries.delete(order.pop()!.key);
      const entry = held ?? { key, value };
      entry.value = value;
      entries.set(key, entry);
      order = [entry, ...order.filter((other) => other !== entry)];
    },
    has: (key) => entries.has(key),
    delete(key) {
      const entry = entries.get(key);
      order = order.filter((other) => other !== entry);
      return entries.delete(key);
    },
  };
}
