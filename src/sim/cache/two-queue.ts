import { createKeyLists } from './key-lists.ts';
import type { CachePolicy } from './policy.ts';
import { assertSizes } from './policy.ts';

const none = 0;
const incoming = 1; // A1in: resident, a FIFO of keys seen once
const outgoing = 2; // A1out: ghosts of keys that left A1in
const main = 3; // Am: resident, an LRU of keys seen again after that

/**
 * Creates a 2Q cache, full version: new keys pass through a FIFO of a quarter of the capacity; only those asked for again while
 * remembered as ghosts (half the capacity) enter the main LRU.
 * Source: T. Johnson, D. Shasha, "2Q: a low overhead high performance buffer management replacement algorithm", VLDB 1994, section 2,
 * "full version" and its advice of Kin = 25% and Kout = 50%. Both are at least 1 here, and the FIFO gives way when the LRU is empty,
 * so that the smallest caches work.
 */
export function createTwoQueue(capacity: number, keyCount: number): CachePolicy {
  assertSizes(capacity, keyCount);
  const incomingTarget = Math.max(1, Math.floor(capacity / 4));
  const outgoingLimit = Math.max(1, Math.floor(capacity / 2));
  const lists = createKeyLists(keyCount, 4);
  const placeOf = new Uint8Array(keyCount);
  const sizes = new Int32Array(4);

  function put(place: number, key: number): void {
    lists.pushFront(place, key);
    placeOf[key] = place;
    sizes[place]!++;
  }

  function take(key: number): void {
    lists.remove(key);
    sizes[placeOf[key]!]!--;
    placeOf[key] = none;
  }

  function takeOldest(place: number): number {
    const key = lists.back(place);
    take(key);
    return key;
  }

  function reclaim(): void {
    if (sizes[incoming]! + sizes[main]! < capacity) return;
    if (sizes[incoming]! > incomingTarget || sizes[main] === 0) {
      put(outgoing, takeOldest(incoming));
      if (sizes[outgoing]! > outgoingLimit) takeOldest(outgoing);
    } else takeOldest(main);
  }

  function access(key: number): boolean {
    const place = placeOf[key]!;
    if (place === incoming) return true;
    if (place === main) {
      lists.remove(key);
      lists.pushFront(main, key);
      return true;
    }
    if (place === outgoing) take(key);
    reclaim();
    put(place === outgoing ? main : incoming, key);
    return false;
  }

  return { access };
}
