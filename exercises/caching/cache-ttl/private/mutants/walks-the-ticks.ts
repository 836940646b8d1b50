// killed-by: R14/time
// mistake: The cache walks through every tick of four seconds that has passed, and through the milliseconds of those in which something ends.
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
  /** How many of these milliseconds a tick holds. */
  const dueInTick = new Map<number, number>();
  let time = now();

  function expire(): void {
    const to = now();
    // With nothing to wait for there is nothing to walk along.
    if (keysDue.size === 0) time = to;
    while (time < to) {
      const tick = tickOf(time + 1);
      if (dueInTick.has(tick)) {
        time += 1;
        const keys = keysDue.get(time);
        if (!keys) continue;
        for (const key of keys) lives.delete(key);
        forget(time);
      } else time = Math.min(to, tick * 4096 + 4095);
    }
  }

  function tickOf(ms: number): number {
    return Math.floor(ms / 4096);
  }

  function forget(due: number): void {
    keysDue.delete(due);
    const left = dueInTick.get(tickOf(due))! - 1;
    if (left > 0) dueInTick.set(tickOf(due), left);
    else dueInTick.delete(tickOf(due));
  }

  function drop(key: K): boolean {
    const life = lives.get(key);
    if (!life) return false;
    lives.delete(key);
    const keys = keysDue.get(life.due);
    keys?.delete(key);
    if (keys?.size === 0) forget(life.due);
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
      else {
        keysDue.set(due, new Set([key]));
        dueInTick.set(tickOf(due), (dueInTick.get(tickOf(due)) ?? 0) + 1);
      }
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
