// rejected-by: R11/score
import { lru } from 'tiny-lru';
import type { Cache, CacheOptions } from '../../contract.ts';

/** Adapts `lru` of the package tiny-lru, which stores its entries as properties: keys are encoded so that 1 and '1' differ. */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const cache = lru<V>(capacity);
  const objectNames = new WeakMap<object, string>();
  let objectCount = 0;

  function encode(key: K): string {
    if (typeof key === 'symbol') return key as unknown as string; // A property key like any other at run time.
    if ((typeof key !== 'object' || key === null) && typeof key !== 'function') return `${typeof key}:${String(key)}`;
    let name = objectNames.get(key);
    if (name === undefined) {
      name = `object#${++objectCount}`;
      objectNames.set(key, name);
    }
    return name;
  }

  return {
    get size() {
      return cache.size;
    },
    get: (key) => cache.get(encode(key)),
    set: (key, value) => void cache.set(encode(key), value),
    has: (key) => cache.has(encode(key)),
    delete(key) {
      const held = cache.has(encode(key));
      cache.delete(encode(key));
      return held;
    },
  };
}
