// killed-by: R14/steps, R14/expiry
// mistake: `size` counts the live entries, and `set` searches a full cache for an expired one.
import type { ExpiringCache, ExpiryOptions } from '../../contract.ts';

interface Entry<V> {
  readonly value: V;
  readonly deadline: number;
}

export function createCache<K, V>({ capacity, now }: ExpiryOptions): ExpiringCache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<V>>();

  function find(key: K): Entry<V> | undefined {
    const entry = entries.get(key);
    return entry && now() < entry.deadline ? entry : undefined;
  }

  return {
    get size() {
      return [...entries.values()].filter(({ deadline }) => now() < deadline).length;
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
      if (entries.size === capacity) {
        const [oldest] = entries.keys();
        const expired = [...entries].find(([, { deadline }]) => deadline <= now());
        entries.delete(expired ? expired[0] : oldest!);
      }
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
