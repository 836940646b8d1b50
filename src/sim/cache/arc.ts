import { createKeyLists } from './key-lists.ts';
import type { CachePolicy } from './policy.ts';
import { assertSizes } from './policy.ts';

const none = 0;
const recent = 1; // T1: resident, asked for once of late
const frequent = 2; // T2: resident, asked for at least twice of late
const recentGhost = 3; // B1: evicted from T1
const frequentGhost = 4; // B2: evicted from T2

/**
 * Creates an ARC cache: splits its capacity between keys seen once and keys seen more often, and moves the split towards whichever
 * would have hit, as told by ghosts of evicted keys.
 * Source: N. Megiddo, D. S. Modha, "ARC: a self-tuning, low overhead replacement cache", FAST 2003, figure 4. The target is kept as a
 * real number, as there.
 */
export function createArc(capacity: number, keyCount: number): CachePolicy {
  assertSizes(capacity, keyCount);
  const lists = createKeyLists(keyCount, 5);
  const placeOf = new Uint8Array(keyCount);
  const sizes = new Int32Array(5);
  let target = 0;

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

  function moveOldest(from: number, to: number): void {
    const key = lists.back(from);
    take(key);
    if (to !== none) put(to, key);
  }

  /** REPLACE of figure 4: makes one resident key a ghost. */
  function replace(hitInFrequentGhost: boolean): void {
    const recentSize = sizes[recent]!;
    if (recentSize >= 1 && (recentSize > target || (hitInFrequentGhost && recentSize === target))) moveOldest(recent, recentGhost);
    else moveOldest(frequent, frequentGhost);
  }

  function admitUnknown(key: number): void {
    const inRecent = sizes[recent]! + sizes[recentGhost]!;
    const total = inRecent + sizes[frequent]! + sizes[frequentGhost]!;
    if (inRecent === capacity) {
      if (sizes[recent]! < capacity) {
        moveOldest(recentGhost, none);
        replace(false);
      } else moveOldest(recent, none);
    } else if (total >= capacity) {
      if (total === 2 * capacity) moveOldest(frequentGhost, none);
      replace(false);
    }
    put(recent, key);
  }

  function access(key: number): boolean {
    const place = placeOf[key]!;
    if (place === none) {
      admitUnknown(key);
      return false;
    }
    const hit = place === recent || place === frequent;
    if (place === recentGhost) {
      target = Math.min(capacity, target + Math.max(1, sizes[frequentGhost]! / sizes[recentGhost]!));
      replace(false);
    } else if (place === frequentGhost) {
      target = Math.max(0, target - Math.max(1, sizes[recentGhost]! / sizes[frequentGhost]!));
      replace(true);
    }
    take(key);
    put(frequent, key);
    return hit;
  }

  return { access };
}
