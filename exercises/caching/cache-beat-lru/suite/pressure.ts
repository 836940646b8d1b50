/** At each moment between two calls, how many keys are known to be held, less the places there were. Never above 0 in a cache that keeps the rules. */
export interface Pressure {
  /** Adds the moment after the next call. */
  append(value: number): void;
  /** Sets the last moment to another value. */
  replaceLast(value: number): void;
  /** Adds one key to every moment from one on; returns false when there is a moment with more keys than places. */
  addFrom(moment: number): boolean;
}

/**
 * Creates an account of at most `count` moments. Adding to all moments from one on changes a single difference between neighbours, so a tree over
 * the differences, with the sum and the highest running sum of each part, answers in as many steps as it is high.
 */
export function createPressure(count: number): Pressure {
  let leaves = 1;
  while (leaves < count + 1) leaves *= 2;
  const sums = new Int32Array(2 * leaves);
  const peaks = new Int32Array(2 * leaves).fill(-0x40000000, leaves);
  let moments = 0;

  function change(moment: number, by: number): void {
    let node = leaves + moment;
    sums[node]! += by;
    // The peak of a part is over its running sums; a moment that is not there yet only repeats the sum before it.
    peaks[node] = sums[node]!;
    for (node >>= 1; node >= 1; node >>= 1) {
      const left = 2 * node;
      sums[node] = sums[left]! + sums[left + 1]!;
      peaks[node] = Math.max(peaks[left]!, sums[left]! + peaks[left + 1]!);
    }
  }

  return {
    append(value) {
      change(moments, value - sums[1]!);
      moments += 1;
    },
    replaceLast(value) {
      if (moments > 0) change(moments - 1, value - sums[1]!);
    },
    addFrom(moment) {
      if (moment < moments) change(moment, 1);
      return peaks[1]! <= 0;
    },
  };
}
