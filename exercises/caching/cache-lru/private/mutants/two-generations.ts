// killed-by: R3/evicts-oldest
// mistake: Two generations of keys approximate the order of use, and a whole generation is dropped at once.
import type { Cache, CacheOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const half = Math.max(1, Math.floor(capacity / 2));
  let young = new Map<K, V>();
  let old = new Map<K, V>();

  function keep(key: K, value: V): void {
    young.set(key, value);
    old.delete(key);
    if (young.size > capacity - half) {
      old = young;
      young = new Map();
    }
  }

  return {
    get size() {
      return young.size + old.size;
    },
    get(key) {
      if (young.has(key)) return young.get(key);
      if (!old.has(key)) return undefined;
      const value = old.get(key) as V;
      keep(key, value);
      return value;
    },
    set: keep,
    has: (key) => young.has(key) || old.has(key),
    delete: (key) => young.delete(key) || old.delete(key),
  };
}
