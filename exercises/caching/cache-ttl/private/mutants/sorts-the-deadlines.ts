// killed-by: R14/steps
// mistake: All deadlines are sorted anew when one comes in.
import type { ExpiringCache, ExpiryOptions } from '../../contract.ts';

interface Life<K, V> {
  readonly key: K;
  readonly value: V;
  readonly deadline: number;
}

export function createCache<K, V>({ capacity, now }: ExpiryOptions): ExpiringCache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const lives = new Map<K, Life<K, V>>();
  /** By deadline, the next to expire last. */
  const order: Life<K, V>[] = [];

  function expire(): number {
    const time = now();
    while (order.length > 0 && order.at(-1)!.deadline <= time) lives.delete(order.pop()!.key);
    return time;
  }

  function insert(life: Life<K, V>): void {
    order.push(life);
    order.sort((a, b) => b.deadline - a.deadline);
  }

  function drop(key: K): boolean {
    const life = lives.get(key);
    if (!life) return false;
    lives.delete(key);
    order.splice(order.indexOf(life), 1);
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
      const time = expire();
      drop(key);
      if (!(ttlMs > 0)) return;
      if (lives.size === capacity) drop(lives.keys().next().value!);
      const life = { key, value, deadline: time + ttlMs };
      lives.set(key, life);
      insert(life);
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
