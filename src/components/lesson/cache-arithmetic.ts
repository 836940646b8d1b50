/** A cache in front of a store, as the lesson's figure sees it: fixed latencies, no queueing. */
export interface CachedStore {
  /** Share of reads that the cache answers, 0 to 1. */
  readonly hitRatio: number;
  /** Time to ask the cache, hit or miss, in milliseconds, 0 or more. */
  readonly cacheMs: number;
  /** Time to ask the store, in milliseconds, 0 or more. */
  readonly storeMs: number;
  /** Reads that arrive, per second, 0 or more. */
  readonly readsPerSecond: number;
  /** Reads the store can serve, per second, above 0. */
  readonly storeCapacityPerSecond: number;
}

/** What a cached store costs its readers and its store. */
export interface ReadCost {
  /** Mean time of a read, in milliseconds. */
  readonly meanMs: number;
  /** Time within which 99 of 100 reads are answered, in milliseconds: one of the two fixed times. */
  readonly p99Ms: number;
  /** Reads that reach the store, per second. */
  readonly storeReadsPerSecond: number;
  /** Share of its capacity that the store is asked for; above 1 it cannot keep up and the latencies here no longer hold. */
  readonly storeUtilisation: number;
}

/**
 * Computes the mean read time and the load that passes a cache-aside cache: every read asks the cache, a miss asks the store as well.
 * Source: the average memory access time, hit time + miss ratio x miss penalty; R. H. Arpaci-Dusseau, A. C. Arpaci-Dusseau,
 * "Operating Systems: Three Easy Pieces", chapter 22, section 22.1.
 */
export function readCost({ hitRatio, cacheMs, storeMs, readsPerSecond, storeCapacityPerSecond }: CachedStore): ReadCost {
  const missRatio = 1 - hitRatio;
  const storeReadsPerSecond = missRatio * readsPerSecond;
  // 1 - 0.99 is a little above 0.01 in binary fractions: a margin below any ratio the figure can set.
  const missesWithinOnePercent = missRatio <= 0.01 + 1e-9;
  return {
    meanMs: cacheMs + missRatio * storeMs,
    p99Ms: missesWithinOnePercent ? cacheMs : cacheMs + storeMs,
    storeReadsPerSecond,
    storeUtilisation: storeReadsPerSecond / storeCapacityPerSecond,
  };
}

/** Formats a number for a sentence: three significant figures, thousands in groups ("12,500"), no exponent; finite numbers only. */
export function formatNumber(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)) + 1e-9));
  const [whole = '', fraction = ''] = value.toFixed(Math.min(digits, 6)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = fraction.replace(/0+$/, '');
  return rest === '' ? grouped : `${grouped}.${rest}`;
}

/** Formats a share as a percentage with as many decimals as it needs, three at most ("99.9%"). */
export function formatPercent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}

/** Tells whether a guessed number is near enough to the true one: within a tenth of it, either way. */
export function isCloseGuess(guess: number, truth: number): boolean {
  return Math.abs(guess - truth) <= Math.abs(truth) * 0.1 + 1e-9;
}
