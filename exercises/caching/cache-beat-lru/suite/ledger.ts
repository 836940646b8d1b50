import { integerOfResult } from '../../../../src/grader/authoring.ts';
import { createPressure } from './pressure.ts';

/** What is known of a cache from its answers, call by call. Each method stands for one call. */
export interface Ledger {
  /** Returns the argument code last written to a key that may be held; undefined for a key that is not. */
  valueOf(key: number): number | undefined;
  /** Returns whether a key must be held: seen since, and nothing can have been evicted after that. */
  isCertain(key: number): boolean;
  /** Notes that a key was found; returns false when it cannot have been. */
  found(key: number): boolean;
  /** Notes that a key was not found; returns false when it must have been there. */
  missing(key: number): boolean;
  /** Notes that a key was set. */
  write(key: number, value: number): void;
  /** Notes that a key which was found was removed. */
  remove(key: number): void;
  /** Notes the result code of reading the size; returns the sizes that were possible, in words, when it is none of them. */
  count(result: number): string | undefined;
}

/** A key that was set, and not found missing or removed since. */
interface Entry {
  value: number;
  /** Time of the last call that showed it to be held. */
  seen: number;
}

/**
 * Creates the ledger of a cache of a given capacity, for at most so many calls. It refuses an answer when no cache that keeps the rules can have
 * given it after the ones before. Four things are kept count of.
 *
 * A key found now was held ever since it was last seen. So at each moment in between it filled a place, and no moment can have more keys that did
 * than there were places: this holds for whatever policy, and it is why no cache passes here that hits more often than Belady's MIN would.
 * A key that has gone was evicted since it was last seen, and an eviction takes one key: those that have gone are paired with evictions, each in
 * its time, which is the matching of intervals with points that F. Glover solved greedily (Maximum matching in a convex bipartite graph, Naval
 * Research Logistics Quarterly 14(3), 1967). An eviction can only be where a new key met a full cache. And the keys that may still be there can
 * never be fewer than the size.
 *
 * Where nobody asked, a key that is set may have been there or not; then sizes and evictions are possible ones, and the ledger lets them pass.
 */
export function createLedger(capacity: number, callCount: number): Ledger {
  const entries = new Map<number, Entry>();
  const pressure = createPressure(callCount);
  const evictions = createEvictions();
  let time = -1;
  let lowest = 0;
  let highest = 0;
  let lastEviction = -1;

  /** Ends the call: between it and the next, `held` keys are known to fill places of at most `highest`. */
  function close(held: 0 | 1): void {
    pressure.append(held - highest);
  }

  function isCertain(key: number): boolean {
    return entries.has(key) && entries.get(key)!.seen >= lastEviction;
  }

  return {
    valueOf: (key) => entries.get(key)?.value,
    isCertain,
    found(key) {
      const entry = entries.get(key);
      time += 1;
      const isPossible = entry !== undefined && pressure.addFrom(entry.seen + 1);
      if (isPossible) entry.seen = time;
      close(1);
      return isPossible;
    },
    missing(key) {
      const entry = entries.get(key);
      time += 1;
      close(0);
      if (!entry) return true;
      entries.delete(key);
      return evictions.takeAfter(entry.seen) && entries.size >= lowest;
    },
    write(key, value) {
      const entry = entries.get(key);
      const isOld = isCertain(key);
      time += 1;
      if (!isOld) {
        if (highest === capacity) {
          evictions.add(time);
          lastEviction = time;
        }
        highest = Math.min(capacity, highest + 1);
        // A key that may have been there does not make the cache larger for certain.
        if (!entry) lowest = Math.min(capacity, lowest + 1);
      } else pressure.addFrom(entry!.seen + 1);
      entries.set(key, { value, seen: time });
      close(1);
    },
    remove(key) {
      entries.delete(key);
      lowest = Math.max(0, lowest - 1);
      highest = Math.max(0, highest - 1);
      pressure.replaceLast(-highest);
    },
    count(result) {
      time += 1;
      const size = integerOfResult(result) ?? -1;
      const isPossible = size >= lowest && size <= highest;
      const words = lowest === highest ? String(lowest) : `${lowest} to ${highest}`;
      if (isPossible) lowest = highest = size;
      close(0);
      return isPossible && entries.size >= lowest ? undefined : words;
    },
  };
}

/** Evictions that may have been, in order of time, each to be paired with one key that has gone. */
interface Evictions {
  add(time: number): void;
  /** Pairs the first free eviction after a time with a key; returns false when there is none. */
  takeAfter(time: number): boolean;
}

function createEvictions(): Evictions {
  const times: number[] = [];
  /** The first free eviction from each on, shortened as it is followed. */
  const next: number[] = [];

  function firstFree(from: number): number {
    let at = from;
    while (at < times.length && next[at] !== at) {
      next[at] = next[next[at]!] ?? next[at]!;
      at = next[at]!;
    }
    return at;
  }

  function firstAfter(time: number): number {
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle]! <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add(time) {
      next.push(times.length);
      times.push(time);
    },
    takeAfter(time) {
      const at = firstFree(firstAfter(time));
      if (at >= times.length) return false;
      next[at] = at + 1;
      return true;
    },
  };
}
