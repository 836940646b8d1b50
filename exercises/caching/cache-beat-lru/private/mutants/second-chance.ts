// killed-by: R11/score
// mistake: It is CLOCK: a key that is spared goes to the back of the queue, which is nearly LRU.
import type { Cache, CacheOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const queue = new Map<K, { value: V; used: boolean }>();

  function evict(): void {
    for (;;) {
      const key = queue.keys().next().value as K;
      const entry = queue.get(key)!;
      queue.delete(key);
      if (!entry.used) return;
      entry.used = false;
      queue.set(key, entry);
    }
  }

  return {
    get size() {
      return queue.size;
    },
    get(key) {
      const entry = queue.get(key);
      if (entry) entry.used = true;
      return entry?.value;
    },
    set(key, value) {
      const held = queue.get(key);
      if (held) {
        held.value = value;
        held.used = true;
        return;
      }
      if (queue.size === capacity) evict();
      queue.set(key, { value, used: false });
    },
    has: (key) => queue.has(key),
    delete: (key) => queue.delete(key),
  };
}
