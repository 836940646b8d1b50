// killed-by: R12/steps
// mistake: The names of keys that have gone stand in an array, and each new key is looked for from one end to the other.
import type { Cache, CacheOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const target = Math.max(1, Math.floor(capacity / 4));
  const fresh = new Map<K, V>();
  const proven = new Map<K, V>();
  const ghosts: K[] = [];

  function evict(): void {
    if (fresh.size <= target && proven.size > 0) return void proven.delete(proven.keys().next().value as K);
    const victim = fresh.keys().next().value as K;
    fresh.delete(victim);
    ghosts.push(victim);
    if (ghosts.length > capacity) ghosts.shift();
  }

  function use(key: K): V | undefined {
    const value = proven.get(key);
    if (value === undefined) return fresh.get(key);
    proven.delete(key);
    proven.set(key, value);
    return value;
  }

  return {
    get size() {
      return fresh.size + proven.size;
    },
    get: use,
    set(key, value) {
      if (fresh.has(key)) return void fresh.set(key, value);
      if (use(key) !== undefined) return void proven.set(key, value);
      const at = ghosts.findIndex((ghost) => Object.is(ghost, key) || ghost === key);
      if (at >= 0) ghosts.splice(at, 1);
      if (fresh.size + proven.size === capacity) evict();
      (at >= 0 ? proven : fresh).set(key, value);
    },
    has: (key) => fresh.has(key) || proven.has(key),
    delete: (key) => fresh.delete(key) || proven.delete(key),
  };
}
