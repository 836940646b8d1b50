// killed-by: R3/evicts-oldest
// mistake: The victim is the least recently used of five sampled keys, which is good enough for Redis but not the rule here.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<V> {
  value: V;
  lastUse: number;
  index: number;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<V>>();
  const keys: K[] = [];
  let clock = 0;
  let state = 1;

  function sample(): K {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return keys[((state ^ (state >>> 13)) >>> 0) % keys.length] as K;
  }

  function remove(key: K): boolean {
    const entry = entries.get(key);
    if (entry === undefined) return false;
    const last = keys.pop() as K;
    if (entry.index < keys.length) {
      keys[entry.index] = last;
      entries.get(last)!.index = entry.index;
    }
    return entries.delete(key);
  }

  function evict(): void {
    let victim = sample();
    for (let i = 1; i < 5; i++) {
      const other = sample();
      if (entries.get(other)!.lastUse < entries.get(victim)!.lastUse) victim = other;
    }
    remove(victim);
  }

  return {
    get size() {
      return entries.size;
    },
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entry.lastUse = ++clock;
      return entry.value;
    },
    set(key, value) {
      const held = entries.get(key);
      if (held !== undefined) {
        held.value = value;
        held.lastUse = ++clock;
        return;
      }
      if (entries.size === capacity) evict();
      entries.set(key, { value, lastUse: ++clock, index: keys.push(key) - 1 });
    },
    has: (key) => entries.has(key),
    delete: remove,
  };
}
