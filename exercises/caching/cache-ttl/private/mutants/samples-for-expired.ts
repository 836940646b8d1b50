// killed-by: R5/giving-way
// mistake: Of a full cache only the three least recently used entries are looked at for expired ones.
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
      let live = 0;
      for (const { deadline } of entries.values()) if (now() < deadline) live++;
      return live;
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
        const sample = [...entries].slice(0, 3);
        const expired = sample.find(([, { deadline }]) => deadline <= now());
        entries.delete((expired ?? sample[0]!)[0]);
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
