// accepted: a Map in order of use, and a heap of deadlines from which nothing is taken before it comes to the top
import type { ExpiringCache, ExpiryOptions } from '../../contract.ts';

interface Life<K, V> {
  readonly key: K;
  readonly value: V;
  readonly deadline: number;
}

/** A life in the heap counts only while the map still holds that very object for its key. */
export function createCache<K, V>({ capacity, now }: ExpiryOptions): ExpiringCache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const lives = new Map<K, Life<K, V>>();
  let heap: Life<K, V>[] = [];

  function push(life: Life<K, V>): void {
    let at = heap.push(life) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]!.deadline <= life.deadline) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = life;
  }

  function pop(): Life<K, V> {
    const top = heap[0]!;
    const last = heap.pop()!;
    const { length } = heap;
    if (length === 0) return top;
    let at = 0;
    for (let child = 1; child < length; child = 2 * at + 1) {
      if (child + 1 < length && heap[child + 1]!.deadline < heap[child]!.deadline) child++;
      if (last.deadline <= heap[child]!.deadline) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return top;
  }

  function expire(): number {
    const time = now();
    while (heap.length > 0 && heap[0]!.deadline <= time) {
      const life = pop();
      if (lives.get(life.key) === life) lives.delete(life.key);
    }
    return time;
  }

  /** Once three quarters of the heap are dead, builds it again from the lives held; a sorted array is a heap. */
  function sweep(): void {
    if (heap.length < 64 || heap.length < 4 * lives.size) return;
    heap = [...lives.values()].filter((life) => life.deadline < Infinity).sort((a, b) => a.deadline - b.deadline);
  }

  return {
    get size() {
      expire();
      return lives.size;
    },
    get(key) {
      expire();
      const life = lives.get(key);
      if (life === undefined) return undefined;
      lives.delete(key);
      lives.set(key, life);
      return life.value;
    },
    set(key, value, ttlMs) {
      const deadline = expire() + ttlMs;
      lives.delete(key);
      if (ttlMs <= 0) return;
      if (lives.size === capacity) lives.delete(lives.keys().next().value!);
      const life = { key, value, deadline };
      lives.set(key, life);
      if (deadline === Infinity) return;
      push(life);
      sweep();
    },
    has(key) {
      expire();
      return lives.has(key);
    },
    delete(key) {
      expire();
      return lives.delete(key);
    },
  };
}
