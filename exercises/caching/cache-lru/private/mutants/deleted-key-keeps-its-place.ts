// killed-by: R7/delete
// mistake: A deleted key that is set again takes its old place in the order of use.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<V> {
  value: V | undefined;
  held: boolean;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<V>>(); // Least recently used first; deleted keys wait here for their return.
  let size = 0;

  function evict(): void {
    for (const [key, entry] of entries) {
      entries.delete(key);
      if (!entry.held) continue;
      size--;
      return;
    }
  }

  return {
    get size() {
      return size;
    },
    get(key) {
      const entry = entries.get(key);
      if (!entry?.held) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value) {
      const entry = entries.get(key);
      if (entry?.held) {
        entry.value = value;
        entries.delete(key);
        entries.set(key, entry);
        return;
      }
      if (size === capacity) evict();
      size++;
      if (entry !== undefined && entries.has(key)) {
        entry.value = value;
        entry.held = true;
      } else {
        entries.set(key, { value, held: true });
      }
    },
    has: (key) => entries.get(key)?.held === true,
    delete(key) {
      const entry = entries.get(key);
      if (!entry?.held) return false;
      entry.held = false;
      entry.value = undefined;
      size--;
      return true;
    },
  };
}
