// killed-by: R1/store-and-read, R7/mixed-small
// mistake: It answers every read of a key it has ever seen with the value written last by anyone.
import type { Cache, CacheOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const held = new Set<K>();
  const seen = new Set<K>();
  let latest: V | undefined;
  return {
    get size() {
      return held.size;
    },
    get: (key) => (seen.has(key) ? latest : undefined),
    set(key, value) {
      latest = value;
      seen.add(key);
      if (!held.has(key) && held.size === capacity) held.delete(held.values().next().value as K);
      held.add(key);
    },
    has: (key) => held.has(key),
    delete(key) {
      seen.delete(key);
      return held.delete(key);
    },
  };
}
