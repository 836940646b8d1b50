// accepted: LRU-2, a heap by the last use but one
import type { Cache, CacheOptions } from '../../contract.ts';

interface Page<K, V> {
  readonly key: K;
  value: V;
  last: number;
  /** Time of the use before the last; -1 when there was none that is remembered. */
  before: number;
  /** What the heap has it under: as old as the page or older. */
  rank: readonly [before: number, last: number];
  isHeld: boolean;
}

function isLess(one: readonly [number, number], other: readonly [number, number]): boolean {
  return one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);
}

/**
 * Creates an LRU-2 cache: evicts the key whose last use but one lies
 * furthest back, keys with one use first. The times of keys that have
 * gone are remembered for a while.
 */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const pages = new Map<K, Page<K, V>>();
  /** Last use of keys that have gone, the one that went first in front. */
  const history = new Map<K, number>();
  const heap: Page<K, V>[] = [];
  let time = 0;

  function up(at: number): void {
    const page = heap[at]!;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isLess(page.rank, heap[parent]!.rank)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = page;
  }

  function down(at: number): void {
    const page = heap[at]!;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isLess(heap[child + 1]!.rank, heap[child]!.rank)) child += 1;
      if (!isLess(heap[child]!.rank, page.rank)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = page;
  }

  function popTop(): void {
    const last = heap.pop()!;
    if (heap.length === 0) return;
    heap[0] = last;
    down(0);
  }

  function use(page: Page<K, V>): void {
    page.before = page.last;
    page.last = ++time;
  }

  /** Uses and deletions leave the heap as it is: what comes to the top is put right there. */
  function evict(): void {
    for (;;) {
      const page = heap[0]!;
      if (!page.isHeld) popTop();
      else if (page.rank[0] !== page.before || page.rank[1] !== page.last) {
        page.rank = [page.before, page.last];
        down(0);
      } else {
        popTop();
        pages.delete(page.key);
        history.set(page.key, page.last);
        if (history.size > capacity) history.delete(history.keys().next().value as K);
        return;
      }
    }
  }

  /** Dead pages are swept out before they are as many as the live ones. */
  function sweep(): void {
    if (heap.length < 2 * capacity) return;
    const live = heap.filter((page) => page.isHeld);
    heap.length = 0;
    for (const page of live) {
      heap.push(page);
      up(heap.length - 1);
    }
  }

  return {
    get size() {
      return pages.size;
    },
    get(key) {
      const page = pages.get(key);
      if (page) use(page);
      return page?.value;
    },
    set(key, value) {
      const held = pages.get(key);
      if (held) {
        held.value = value;
        return use(held);
      }
      const before = history.get(key) ?? -1;
      if (pages.size === capacity) evict();
      history.delete(key);
      const last = ++time;
      const page: Page<K, V> = { key, value, last, before, rank: [before, last], isHeld: true };
      pages.set(key, page);
      sweep();
      heap.push(page);
      up(heap.length - 1);
    },
    has: (key) => pages.has(key),
    delete(key) {
      const page = pages.get(key);
      if (!page) return false;
      page.isHeld = false;
      pages.delete(key);
      return true;
    },
  };
}
