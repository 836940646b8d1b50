// killed-by: R9/keys-like-map
// mistake: Keys are turned into JSON, so that two objects with the same content are one key, and NaN is null.
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
      if (!values.has(JSON.stringify(key))) return undefined;
      const value = values.get(JSON.stringify(key)) as V;
      values.delete(JSON.stringify(key));
      values.set(JSON.stringify(key), value);
      return value;
    },

    set(key, value) {
      const replaced = values.delete(JSON.stringify(key));
      if (!replaced && values.size === capacity) {
        const oldest = values.keys().next();
        if (!oldest.done) values.delete(oldest.value);
      }
      values.set(JSON.stringify(key), value);
    },

    has: (key) => values.has(JSON.stringify(key)),
    delete: (key) => values.delete(JSON.stringify(key)),
  };
}
