// killed-by: R9/keys-like-map
// mistake: Keys are turned into strings, so that 1 and "1" are the same key.
import type { Cache, CacheOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError('capacity must be an integer of at least 1');
  }
  const values = new Map<string, V>(); // Least recently used first.

  return {
    get size() {
      return values.size;
    },

    get(key) {
      if (!values.has(String(key))) return undefined;
      const value = values.get(String(key)) as V;
      values.delete(String(key));
      values.set(String(key), value);
      return value;
    },

    set(key, value) {
      const replaced = values.delete(String(key));
      if (!replaced && values.size === capacity) {
        const oldest = values.keys().next();
        if (!oldest.done) values.delete(oldest.value);
      }
      values.set(String(key), value);
    },

    has: (key) => values.has(String(key)),
    delete: (key) => values.delete(String(key)),
  };
}
