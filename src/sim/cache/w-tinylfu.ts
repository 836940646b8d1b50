import { createFrequencySketch } from './frequency-sketch.ts';
import { createKeyLists } from './key-lists.ts';
import type { CachePolicy } from './policy.ts';
import { assertSizes } from './policy.ts';

const none = 0;
const window = 1; // where every key enters, an LRU
const probation = 2; // the main part's entrance
const protectedPart = 3; // keys asked for again while on probation

/**
 * Creates a W-TinyLFU cache: a hundredth of the capacity is an LRU window; the rest is a segmented LRU, four fifths of it protected. A key that
 * leaves the window of a full cache stays only if a sketch of past requests has seen it more often than the key it would displace.
 * Source: G. Einziger, R. Friedman, B. Manes, "TinyLFU: a highly efficient cache admission policy", ACM Transactions on Storage 13(4), 2017,
 * on W-TinyLFU (1% window, 80% protected). The window is at least one key here, and it is fixed: Caffeine's present releases adapt it.
 */
export function createWTinyLfu(capacity: number, keyCount: number): CachePolicy {
  assertSizes(capacity, keyCount);
  const mainLimit = Math.floor(0.99 * capacity);
  const windowLimit = capacity - mainLimit;
  const protectedLimit = Math.floor(0.8 * mainLimit);
  const sketch = createFrequencySketch(capacity);
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

  /** Moves the window's oldest key to the main part; where that overfills the cache, either it goes or the oldest on probation. */
  function leaveWindow(): void {
    const candidate = lists.back(window);
    take(candidate);
    const victim = lists.back(probation);
    put(probation, candidate);
    if (sizes[window]! + sizes[probation]! + sizes[protectedPart]! <= capacity) return;
    const stays = victim !== -1 && sketch.frequency(candidate) > sketch.frequency(victim);
    take(stays ? victim : candidate);
  }

  function access(key: number): boolean {
    sketch.record(key);
    const place = placeOf[key]!;
    if (place === none) {
      put(window, key);
      if (sizes[window]! > windowLimit) leaveWindow();
      return false;
    }
    take(key);
    put(place === window ? window : protectedPart, key);
    if (sizes[protectedPart]! > protectedLimit) {
      const oldest = lists.back(protectedPart);
      take(oldest);
      put(probation, oldest);
    }
    return true;
  }

  return { access };
}
