// killed-by: R11/score
// mistake: It evicts any key by chance, which helps on the loop and costs more elsewhere.
import type { Cache, CacheOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const slots = new Map<K, { value: V; slot: number }>();
  const keys: K[] = [];

  function remove(key: K): boolean {
    const held = slots.get(key);
    if (!held) return false;
    const last = keys.pop() as K;
    if (held.slot < keys.length) {
      keys[held.slot] = last;
      slots.get(last)!.slot = held.slot;
    }
    return slots.delete(key);
  }

  return {
    get size() {
      return slots.size;
    },
    get: (key) => slots.get(key)?.value,
    set(key, value) {
      const held = slots.get(key);
      if (held) {
        held.value = value;
        return;
      }
      if (slots.size === capacity) remove(keys[Math.floor(Math.random() * capacity)] as K);
      slots.set(key, { value, slot: keys.length });
      keys.push(key);
    },
    has: (key) => slots.has(key),
    delete: remove,
  };
}
