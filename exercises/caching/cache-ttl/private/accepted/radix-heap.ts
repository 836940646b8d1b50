// accepted: a radix heap, which is enough for a clock that never goes back
import type { ExpiringCache, ExpiryOptions } from '../../contract.ts';

interface Life<K> {
  readonly key: K;
  /** The first whole millisecond at which it is over. */
  readonly due: number;
}

/**
 * A life lies in the bucket numbered by the highest bit in which its deadline differs from the time of the last call: the sooner, the lower. When the
 * clock moves, only the buckets up to the highest bit that changed can hold anything due; what is not due moves down, at most once for each bit.
 * Source: Ahuja, Mehlhorn, Orlin, Tarjan, "Faster algorithms for the shortest path problem", Journal of the ACM 37(2), 1990, section 2.
 */
export function createCache<K, V>({ capacity, now }: ExpiryOptions): ExpiringCache<K, V> {
  if (!(capacity >= 1) || !Number.isSafeInteger(capacity)) throw new RangeError('capacity must be an integer of at least 1');
  const values = new Map<K, V>();
  const lives = new Map<K, Life<K>>();
  const buckets: Life<K>[][] = Array.from({ length: 60 }, () => []);
  let time = now();
  let waiting = 0;

  /** Returns one more than the highest bit in which two times differ; 0 for equal ones. */
  function bucketOf(a: number, b: number): number {
    const high = Math.floor(a / 0x40000000) ^ Math.floor(b / 0x40000000);
    if (high !== 0) return 62 - Math.clz32(high);
    return 32 - Math.clz32((a % 0x40000000) ^ (b % 0x40000000));
  }

  function moveOn(): void {
    const top = bucketOf(time, (time = now()));
    for (let index = 0; index <= top; index++) {
      const bucket = buckets[index]!;
      if (bucket.length === 0) continue;
      buckets[index] = [];
      for (const life of bucket) {
        // Overtaken by a later life of the key, or by none.
        if (lives.get(life.key) !== life) waiting--;
        else if (life.due <= time) {
          waiting--;
          drop(life.key);
        } else buckets[bucketOf(life.due, time)]!.push(life);
      }
    }
  }

  function drop(key: K): boolean {
    lives.delete(key);
    return values.delete(key);
  }

  function sweep(): void {
    if (waiting < 64 || waiting < 4 * values.size) return;
    for (const [index, bucket] of buckets.entries()) {
      buckets[index] = bucket.filter((life) => lives.get(life.key) === life);
      waiting -= bucket.length - buckets[index]!.length;
    }
  }

  return {
    get size() {
      moveOn();
      return values.size;
    },
    get(key) {
      moveOn();
      const value = values.get(key);
      if (value !== undefined && values.delete(key)) values.set(key, value);
      return value;
    },
    set(key, value, ttlMs) {
      moveOn();
      drop(key);
      if (ttlMs <= 0) return;
      if (values.size >= capacity) drop(values.keys().next().value!);
      values.set(key, value);
      const due = Math.ceil(time + ttlMs);
      if (due > Number.MAX_SAFE_INTEGER) return;
      const life = { key, due };
      lives.set(key, life);
      buckets[bucketOf(due, time)]!.push(life);
      waiting++;
      sweep();
    },
    has(key) {
      moveOn();
      return values.has(key);
    },
    delete(key) {
      moveOn();
      return drop(key);
    },
  };
}
