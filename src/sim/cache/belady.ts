import { assert } from '../../kernel/index.ts';
import type { CachePolicy } from './policy.ts';
import { assertSizes } from './policy.ts';

/** Returns for each request the index of the next request for the same key, or keys.length when there is none; 4 bytes a request. */
export function computeNextUses(keys: Int32Array, keyCount: number): Int32Array {
  const nextUses = new Int32Array(keys.length);
  const upcoming = new Int32Array(keyCount).fill(keys.length);
  for (let i = keys.length - 1; i >= 0; i--) {
    const key = keys[i]!;
    nextUses[i] = upcoming[key]!;
    upcoming[key] = i;
  }
  return nextUses;
}

/**
 * Creates Belady's MIN, which knows the future: evicts the key whose next request is farthest away. No policy which must admit every
 * key it misses does better. The accesses must be those the next uses were computed from, in order.
 * Source: L. A. Belady, "A study of replacement algorithms for a virtual-storage computer", IBM Systems Journal 5(2), 1966, MIN;
 * proof of optimality in Mattson and others, IBM Systems Journal 9(2), 1970, appendix.
 */
export function createBelady(capacity: number, keyCount: number, nextUses: Int32Array): CachePolicy {
  assertSizes(capacity, keyCount);
  // A heap of the resident keys, the farthest next use on top, with each key's place in it.
  const heap = new Int32Array(Math.min(capacity, keyCount));
  const nextUseAt = new Int32Array(heap.length);
  const placeOf = new Int32Array(keyCount).fill(-1);
  let size = 0;
  let time = 0;

  function siftUp(from: number, key: number, nextUse: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (nextUseAt[parent]! >= nextUse) break;
      set(place, heap[parent]!, nextUseAt[parent]!);
      place = parent;
    }
    set(place, key, nextUse);
  }

  function siftDown(key: number, nextUse: number): void {
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= size) break;
      if (child + 1 < size && nextUseAt[child + 1]! > nextUseAt[child]!) child++;
      if (nextUseAt[child]! <= nextUse) break;
      set(place, heap[child]!, nextUseAt[child]!);
      place = child;
    }
    set(place, key, nextUse);
  }

  function set(place: number, key: number, nextUse: number): void {
    heap[place] = key;
    nextUseAt[place] = nextUse;
    placeOf[key] = place;
  }

  function access(key: number): boolean {
    assert(time < nextUses.length, 'more accesses than next uses');
    const nextUse = nextUses[time++]!;
    const place = placeOf[key]!;
    if (place >= 0) {
      // The next use can only have moved further away.
      siftUp(place, key, nextUse);
      return true;
    }
    if (size < heap.length) siftUp(size++, key, nextUse);
    else {
      placeOf[heap[0]!] = -1;
      siftDown(key, nextUse);
    }
    return false;
  }

  return { access };
}
