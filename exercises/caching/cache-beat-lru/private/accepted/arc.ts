// accepted: ARC, two Maps and two Sets
import type { Cache, CacheOptions } from '../../contract.ts';

function first<K>(keys: { keys(): Iterator<K> }): K {
  return keys.keys().next().value as K;
}

/**
 * Creates an ARC cache: keys used once and keys used again share the
 * room, and the names of keys that had to go tell which of the two
 * should have had more of it.
 */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const recent = new Map<K, V>();
  const frequent = new Map<K, V>();
  const recentGhosts = new Set<K>();
  const frequentGhosts = new Set<K>();
  /** How many keys used once it would like to hold. */
  let target = 0;

  const held = () => recent.size + frequent.size;

  function use(key: K): V | undefined {
    const from = recent.has(key) ? recent : frequent;
    const value = from.get(key);
    if (value === undefined) return undefined;
    from.delete(key);
    frequent.set(key, value);
    return value;
  }

  function evict(fromFrequentGhosts: boolean): void {
    const isRecent = recent.size > 0 && (recent.size > target || (fromFrequentGhosts && recent.size === target) || frequent.size === 0);
    const [cache, ghosts] = isRecent ? [recent, recentGhosts] : [frequent, frequentGhosts];
    const victim = first(cache);
    cache.delete(victim);
    ghosts.add(victim);
  }

  function adapt(key: K): void {
    if (recentGhosts.has(key)) target = Math.min(capacity, target + Math.max(1, frequentGhosts.size / recentGhosts.size));
    else target = Math.max(0, target - Math.max(1, recentGhosts.size / frequentGhosts.size));
  }

  function insertUnknown(key: K, value: V): void {
    if (held() === capacity) {
      if (recent.size === capacity) recent.delete(first(recent));
      else evict(false);
    }
    if (recent.size + recentGhosts.size >= capacity && recentGhosts.size > 0) recentGhosts.delete(first(recentGhosts));
    if (held() + recentGhosts.size + frequentGhosts.size >= 2 * capacity) frequentGhosts.delete(first(frequentGhosts));
    recent.set(key, value);
  }

  return {
    get size() {
      return held();
    },
    get: use,
    set(key, value) {
      if (use(key) !== undefined) frequent.set(key, value);
      else if (!recentGhosts.has(key) && !frequentGhosts.has(key)) insertUnknown(key, value);
      else {
        adapt(key);
        if (held() === capacity) evict(frequentGhosts.has(key));
        recentGhosts.delete(key);
        frequentGhosts.delete(key);
        frequent.set(key, value);
      }
    },
    has: (key) => recent.has(key) || frequent.has(key),
    delete: (key) => recent.delete(key) || frequent.delete(key),
  };
}
