// killed-by: R1/store-and-read
// mistake: It guesses which key comes next and puts it in beforehand, with the only value at hand.
import type { Cache, CacheOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const values = new Map<K, V>();

  function insert(key: K, value: V): void {
    if (!values.has(key) && values.size === capacity) values.delete(values.keys().next().value as K);
    values.set(key, value);
  }

  function successor(key: K): K | undefined {
    if (typeof key === 'number') return (key + 1) as K;
    return typeof key === 'string' && key.length === 1 ? (String.fromCharCode(key.charCodeAt(0) + 1) as K) : undefined;
  }

  return {
    get size() {
      return values.size;
    },
    get: (key) => values.get(key),
    set(key, value) {
      insert(key, value);
      const next = successor(key);
      if (next !== undefined && capacity > 1 && !values.has(next)) insert(next, value);
    },
    has: (key) => values.has(key),
    delete: (key) => values.delete(key),
  };
}
