import { mix32 } from '../../kernel/index.ts';

/** The fewest keys worth keeping in a sample: Waldspurger and others find an error below 0.01 from about 8,000 on. */
export const fewestSampledKeys = 8192;

/** A trace made small enough to simulate, and how. Hit ratios of it estimate those of the whole trace. */
export interface SampledTrace {
  /** Requests for dense keys, 0 to keyCount - 1. */
  readonly keys: Int32Array;
  readonly keyCount: number;
  /** Share of keys kept, above 0 to 1; a cache of capacity C for the whole trace is simulated with capacity C times this. */
  readonly rate: number;
  /** Requests that the sample should have if every key were asked for equally often: what hit ratios divide by. */
  readonly expectedRequests: number;
  /** Requests at the beginning of the trace that the sample was taken from; fewer than the whole when cut short. */
  readonly consideredRequests: number;
}

/**
 * Samples a trace down to about `requestLimit` requests. Keeps every request of a share of the keys, chosen by hash, while that leaves
 * enough keys; beyond that it cuts the trace short. A trace that fits comes back whole.
 * Source: spatially hashed sampling, C. A. Waldspurger, N. Park, A. Garthwaite, I. Ahmad, "Efficient MRC construction with SHARDS",
 * FAST 2015, section 3; for policies other than LRU, C. A. Waldspurger, T. Saemundsson, I. Ahmad, N. Park, "Cache modeling and
 * optimization using miniature simulations", USENIX ATC 2017, section 3.
 */
export function sampleTrace(keys: Int32Array, keyCount: number, requestLimit: number): SampledTrace {
  if (keys.length <= requestLimit) {
    return { keys, keyCount, rate: 1, expectedRequests: keys.length, consideredRequests: keys.length };
  }
  const wanted = Math.min(1, Math.max(requestLimit / keys.length, fewestSampledKeys / keyCount));
  const threshold = Math.max(1, Math.floor(wanted * 4294967296));
  const denseId = new Int32Array(keyCount).fill(-1);
  const sampled = new Int32Array(requestLimit);
  let kept = 0;
  let distinct = 0;
  let considered = 0;
  while (considered < keys.length && kept < requestLimit) {
    const key = keys[considered++]!;
    if (mix32(key + 0x9e3779b9) >= threshold) continue;
    if (denseId[key] === -1) denseId[key] = distinct++;
    sampled[kept++] = denseId[key]!;
  }
  const rate = threshold / 4294967296;
  return {
    keys: sampled.subarray(0, kept),
    keyCount: Math.max(1, distinct),
    rate,
    expectedRequests: considered * rate,
    consideredRequests: considered,
  };
}

/**
 * Estimates the hit ratio of the whole trace, 0 to 1, from the hits of its sample. Requests the sample has too few or too many are
 * taken as hits, since they come from the most popular keys.
 * Source: the correction SHARDS-adj of Waldspurger and others, FAST 2015, section 4.2.
 */
export function estimateHitRatio(hits: number, sample: SampledTrace): number {
  if (sample.expectedRequests === 0) return 0;
  const adjusted = (hits + sample.expectedRequests - sample.keys.length) / sample.expectedRequests;
  return Math.min(1, Math.max(0, adjusted));
}
