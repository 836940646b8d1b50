import type { CachePolicy } from './policy.ts';
import { assertSizes } from './policy.ts';

/**
 * Creates an LFU cache: evicts the key with the fewest requests since it was admitted, among equals the least recently asked for.
 * Counts are forgotten on eviction and never age otherwise: a key popular long ago stays until others catch up, which is why
 * systems in use halve the counts now and then (LFU with dynamic ageing; Arlitt and others, 2000) or keep them for a window only.
 * Source: constant-time counting lists of K. Shah, A. Mitra, D. Matani, "An O(1) algorithm for implementing the LFU cache eviction
 * scheme", 2010.
 */
export function createLfu(capacity: number, keyCount: number): CachePolicy {
  assertSizes(capacity, keyCount);
  const slotCount = Math.min(capacity, keyCount) + 2;
  const groups = createFrequencyGroups(keyCount, slotCount);
  const resident = new Uint8Array(keyCount);
  let size = 0;

  function access(key: number): boolean {
    if (resident[key] === 1) {
      groups.promote(key);
      return true;
    }
    if (size < capacity) size++;
    else resident[groups.removeLeast()] = 0;
    groups.insert(key);
    resident[key] = 1;
    return false;
  }

  return { access };
}

interface FrequencyGroups {
  /** Puts a new key in the group of frequency 1. */
  insert(key: number): void;
  /** Moves a key to the group of the next frequency. */
  promote(key: number): void;
  /** Takes out and returns the least recent key of the lowest frequency. */
  removeLeast(): number;
}

/** Keeps keys in groups of equal frequency, groups in a ring by rising frequency through group 0, keys newest first. */
function createFrequencyGroups(keyCount: number, groupCount: number): FrequencyGroups {
  const newer = new Int32Array(keyCount);
  const older = new Int32Array(keyCount);
  const groupOf = new Int32Array(keyCount);
  const newest = new Int32Array(groupCount).fill(-1);
  const oldest = new Int32Array(groupCount).fill(-1);
  const frequency = new Float64Array(groupCount);
  const higher = new Int32Array(groupCount);
  const lower = new Int32Array(groupCount);
  const free = Int32Array.from({ length: groupCount - 1 }, (_, index) => index + 1);
  let freeCount = groupCount - 1;

  /** Returns the group of the frequency, which lies right above `below`, creating it when missing. */
  function groupAbove(below: number, wanted: number): number {
    const above = higher[below]!;
    if (above !== 0 && frequency[above] === wanted) return above;
    const group = free[--freeCount]!;
    frequency[group] = wanted;
    lower[group] = below;
    higher[group] = above;
    higher[below] = group;
    lower[above] = group;
    return group;
  }

  function add(group: number, key: number): void {
    const previous = newest[group]!;
    newer[key] = -1;
    older[key] = previous;
    if (previous === -1) oldest[group] = key;
    else newer[previous] = key;
    newest[group] = key;
    groupOf[key] = group;
  }

  function take(key: number): void {
    const group = groupOf[key]!;
    const next = newer[key]!;
    const previous = older[key]!;
    if (next === -1) newest[group] = previous;
    else older[next] = previous;
    if (previous === -1) oldest[group] = next;
    else newer[previous] = next;
    if (newest[group] !== -1) return;
    higher[lower[group]!] = higher[group]!;
    lower[higher[group]!] = lower[group]!;
    free[freeCount++] = group;
  }

  function promote(key: number): void {
    const group = groupOf[key]!;
    const target = groupAbove(group, frequency[group]! + 1);
    take(key);
    add(target, key);
  }

  function removeLeast(): number {
    const key = oldest[higher[0]!]!;
    take(key);
    return key;
  }

  return { insert: (key) => add(groupAbove(0, 1), key), promote, removeLeast };
}
