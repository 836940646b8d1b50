// accepted: mnemonist@0.40.8
import { Heap, LRUMapWithDelete } from 'mnemonist';
import type { ExpiringCache, ExpiryOptions } from '../../contract.ts';

interface Life<K, V> {
  readonly key: K;
  readonly value: V;
  readonly deadline: number;
}

/** Puts `Heap` and `LRUMapWithDelete` of mnemonist together: the order of use and the order of deadlines are the package's. */
export function createCache<K, V>({ capacity, now }: ExpiryOptions): ExpiringCache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const lives = new LRUMapWithDelete<K, Life<K, V>>(capacity);
  let heap = new Heap<Life<K, V>>((a, b) => a.deadline - b.deadline);

  function expire(): number {
    const time = now();
    for (let top = heap.peek(); top !== undefined && top.deadline <= time; top = heap.peek()) {
      heap.pop();
      if (lives.peek(top.key) === top) lives.remove(top.key);
    }
    return time;
  }

  /** Drops from the heap what is no longer held, once that is most of it. */
  function sweep(): void {
    if (heap.size < 64 || heap.size < 4 * lives.size) return;
    heap = Heap.from(
      heap.toArray().filter((life) => lives.peek(life.key) === life),
      (a, b) => a.deadline - b.deadline,
    );
  }

  return {
    get size() {
      expire();
      return lives.size;
    },
    get(key) {
      expire();
      return lives.get(key)?.value;
    },
    set(key, value, ttlMs) {
      const deadline = expire() + ttlMs;
      if (ttlMs <= 0) return void lives.delete(key);
      const life = { key, value, deadline };
      lives.set(key, life);
      if (deadline === Infinity) return;
      heap.push(life);
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
