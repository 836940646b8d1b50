// killed-by: R14/steps, R14/expiry
// mistake: `size`, and `set` in a full cache, look at all entries for expired ones.
import type { ExpiringCache, ExpiryOptions } from '../../contract.ts';

interface Entry<V> {
  readonly value: V;
  readonly deadline: number;
}

export function createCache<K, V>({ capacity, now }: ExpiryOptions): ExpiringCache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<V>>();

  function expire(): void {
    const time = now();
    for (const [key, { deadline }] of entries) if (deadline <= time) entries.delete(key);
  }

  function find(key: K): Entry<V> | undefined {
    const entry = entries.get(key);
    return entry && now() < entry.deadline ? entry : undefined;
  }

  return {
    get size() {
      expire();
      return entries.size;
    },

    get(key) {
      const entry = find(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },

    set(key, value, ttlMs) {
      entries.delete(key);
      if (!(ttlMs > 0)) return;
      if (entries.size === capacity) expire();
      if (entries.size === capacity) entries.delete(entries.keys().next().value!);
      entries.set(key, { value, deadline: now() + ttlMs });
    },

    has(key) {
      return find(key) !== undefined;
    },

    delete(key) {
      const wasLive = find(key) !== undefined;
      entries.delete(key);
      return wasLive;
    },
  };
}
