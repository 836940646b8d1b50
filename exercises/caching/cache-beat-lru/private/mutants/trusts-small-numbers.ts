// killed-by: R11/score
// mistake: It evicts the largest key, as if keys were numbered by popularity, as generators of workloads number them.
import type { Cache, CacheOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const values = new Map<K, V>();
  const heap: K[] = [];
  const rank = (key: K) => (typeof key === 'number' ? key : -1);

  function push(key: K): void {
    let at = heap.push(key) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (rank(heap[parent]!) >= rank(key)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = key;
  }

  function pop(): K {
    const top = heap[0] as K;
    const last = heap.pop() as K;
    if (heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && rank(heap[child + 1]!) > rank(heap[child]!)) child += 1;
      if (rank(heap[child]!) <= rank(last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return top;
  }

  return {
    get size() {
      return values.size;
    },
    get: (key) => values.get(key),
    set(key, value) {
      if (!values.has(key)) {
        if (values.size === capacity) {
          let victim = pop();
          while (!values.has(victim)) victim = pop();
          values.delete(victim);
        }
        push(key);
      }
      values.set(key, value);
    },
    has: (key) => values.has(key),
    delete(key) {
      if (!values.delete(key)) return false;
      // The heap would keep it: what is left is built anew.
      const rest = heap.filter((each) => values.has(each));
      heap.length = 0;
      for (const each of rest) push(each);
      return true;
    },
  };
}
