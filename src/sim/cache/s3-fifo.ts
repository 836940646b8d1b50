import { createKeyLists } from './key-lists.ts';
import type { CachePolicy } from './policy.ts';
import { assertSizes } from './policy.ts';

const none = 0;
const small = 1; // S: resident, on probation
const main = 2; // M: resident
const ghost = 3; // G: keys that left S without being asked for again

/**
 * Creates an S3-FIFO cache: three FIFO queues. A tenth of the capacity is probation; a key asked for at least twice there goes on to
 * the main queue, the others leave a ghost, and a key that comes back while its ghost is there enters the main queue at once.
 * Source: J. Yang, Y. Zhang, Z. Qiu, Y. Yue, K. V. Rashmi, "FIFO queues are all you need for cache eviction", SOSP 2023, section 4,
 * algorithm 1. Probation is at least one key here; the ghost queue holds as many keys as the main queue may, as there.
 */
export function createS3Fifo(capacity: number, keyCount: number): CachePolicy {
  assertSizes(capacity, keyCount);
  const smallTarget = Math.max(1, Math.floor(capacity / 10));
  const mainLimit = capacity - smallTarget;
  const lists = createKeyLists(keyCount, 4);
  const placeOf = new Uint8Array(keyCount);
  const frequency = new Uint8Array(keyCount);
  const sizes = new Int32Array(4);

  function put(place: number, key: number): void {
    lists.pushFront(place, key);
    placeOf[key] = place;
    sizes[place]!++;
  }

  function takeOldest(place: number): number {
    const key = lists.back(place);
    lists.remove(key);
    placeOf[key] = none;
    sizes[place]!--;
    return key;
  }

  function evictFromMain(): void {
    for (;;) {
      const key = takeOldest(main);
      if (frequency[key] === 0) return;
      frequency[key]!--;
      put(main, key);
    }
  }

  function evictFromSmall(): void {
    while (sizes[small]! > 0) {
      const key = takeOldest(small);
      if (frequency[key]! > 1 && mainLimit > 0) {
        frequency[key] = 0; // the bits start afresh in the main queue
        put(main, key);
        if (sizes[main]! > mainLimit) evictFromMain();
      } else {
        put(ghost, key);
        if (sizes[ghost]! > mainLimit) takeOldest(ghost);
        return;
      }
    }
  }

  function access(key: number): boolean {
    const place = placeOf[key]!;
    if (place === small || place === main) {
      if (frequency[key]! < 3) frequency[key]!++;
      return true;
    }
    if (place === ghost) {
      lists.remove(key);
      placeOf[key] = none;
      sizes[ghost]!--;
    }
    while (sizes[small]! + sizes[main]! >= capacity) {
      if (sizes[small]! >= smallTarget) evictFromSmall();
      else evictFromMain();
    }
    frequency[key] = 0;
    put(place === ghost ? main : small, key);
    return false;
  }

  return { access };
}
