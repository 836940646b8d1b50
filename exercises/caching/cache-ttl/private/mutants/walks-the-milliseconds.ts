// killed-by: R10/for-ever
// mistake: The cache walks through every millisecond that has passed, and does not come to an end when the clock leaps.
import type { ExpiringCache, ExpiryOptions } from '../../contract.ts';

interface Life<V> {
  readonly value: V;
  /** The first millisecond at which it is over. */
  readonly due: number;
}

export function createCache<K, V>({ capacity, now }: ExpiryOptions): ExpiringCache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const lives = new Map<K, Life<V>>();
  const keysDue = new Map<number, Set<K>>();
  let time = now();

  function expire(): void {
    const to = now();
    // With nothing to wait for there is nothing to walk along.
    if (keysDue.size === 0) time = to;
    while (time < to) {
      time += 1;
      for (const key of keysDue.get(time) ?? []) lives.delete(key);
      keysDue.delete(time);
      if (keysDue.size === 0) time = to;
    }
  }

  function drop(key: K): boolean {
    const life = lives.get(key);
    if (!life) return false;
    lives.delete(key);
    const keys = keysDue.get(life.due);
    keys?.delete(key);
    if (keys?.size === 0) keysDue.delete(life.due);
    return true;
  }

  return {
    get size() {
      expire();
      return lives.size;
    },

    get(key) {
      expire();
      const life = lives.get(key);
      if (!life) return undefined;
      lives.delete(key);
      lives.set(key, life);
      return life.value;
    },

    set(key, value, ttlMs) {
      expire();
      drop(key);
      if (!(ttlMs > 0)) return;
      if (lives.size === capacity) drop(lives.keys().next().value!);
      const due = Math.ceil(time + ttlMs);
      lives.set(key, { value, due });
      if (due === Infinity) return;
      const keys = keysDue.get(due);
      if (keys) keys.add(key);
      else keysDue.set(due, new Set([key]));
    },

    has(key) {
      expire();
      return lives.has(key);
    },

    delete(key) {
      expire();
      return drop(key);
    },
  };
}
