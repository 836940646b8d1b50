import { mix32 } from '../../kernel/index.ts';

/** Estimates how often each key was asked for of late, in a fixed number of small counters. */
export interface FrequencySketch {
  /** Counts one request for a key. */
  record(key: number): void;
  /** Returns an estimate of the requests for a key, 0 to 15; too high when others share its counters, never too low but for ageing. */
  frequency(key: number): number;
}

const rows = 4;
const countersPerEntry = 4;
const highestCount = 15;
/** Requests recorded per entry of the table before all counters are halved. */
const sampleFactor = 10;
// Odd numbers without pattern, one a row: the fractional parts of the square roots of 2, 3, 5 and 7.
const rowSeeds = [0x6a09e667, 0xbb67ae85, 0x3c6ef373, 0xa54ff53b] as const;

/**
 * Creates a count-min sketch with counters up to 15, sixteen for each entry of a cache of the given capacity (rounded up to a power of two). Ten
 * recorded requests an entry make a sample; then every counter is halved, so that what was popular once fades.
 * Source: G. Einziger, R. Friedman, B. Manes, "TinyLFU: a highly efficient cache admission policy", ACM Transactions on Storage 13(4), 2017,
 * on the freshness mechanism (reset) and small counters; the sizes and the correction for odd counters are those of Caffeine's simulator, CountMin4 with
 * periodic reset.
 */
export function createFrequencySketch(capacity: number): FrequencySketch {
  const entries = capacity <= 1 ? 1 : 2 ** (32 - Math.clz32(capacity - 1));
  const width = entries * countersPerEntry;
  const counters = new Uint8Array(rows * width);
  const sampleSize = sampleFactor * entries;
  let recorded = 0;

  function placeOf(key: number, row: number): number {
    return row * width + (mix32(key ^ rowSeeds[row]!) & (width - 1));
  }

  /** Halves every counter. A halved odd counter loses half a request in each of the four rows, which is taken off the sample. */
  function age(): void {
    let odd = 0;
    for (let place = 0; place < counters.length; place++) {
      odd += counters[place]! & 1;
      counters[place]! >>>= 1;
    }
    recorded = (recorded - (odd >>> 2)) >>> 1;
  }

  return {
    record(key) {
      let raised = false;
      for (let row = 0; row < rows; row++) {
        const place = placeOf(key, row);
        if (counters[place]! === highestCount) continue;
        counters[place]!++;
        raised = true;
      }
      if (raised && ++recorded === sampleSize) age();
    },
    frequency(key) {
      let lowest = highestCount;
      for (let row = 0; row < rows; row++) lowest = Math.min(lowest, counters[placeOf(key, row)]!);
      return lowest;
    },
  };
}
