import { mix32 } from '../../kernel/index.ts';

/** The fewest keys worth keeping in a sample: Waldspurger and others find an error below 0.01 from about 8,000 on. */
export const fewestSampledKeys = 8192;

/** A trace to sample: requests for dense keys, and the sampling already behind it, if any. */
export interface Trace {
  /** Keys are 0 to keyCount - 1. */
  readonly keys: Int32Array;
  readonly keyCount: number;
  /** Share of keys kept when the trace was read, above 0 to 1. */
  readonly rate: number;
  /** Requests the trace stands for, those for keys not kept included. */
  readonly totalRequests: number;
  /** Requests after those, left out because the trace was cut short. */
  readonly ignoredRequests: number;
}

/** Returns the trace of keys that were never sampled. */
export function wholeTrace(keys: Int32Array, keyCount: number): Trace {
  return { keys, keyCount, rate: 1, totalRequests: keys.length, ignoredRequests: 0 };
}

/** A trace made small enough to simulate, and how. Hit ratios of it estimate those of the whole trace. */
export interface SampledTrace {
  /** Requests for dense keys, 0 to keyCount - 1. */
  readonly keys: Int32Array;
  readonly keyCount: number;
  /** Share of keys kept, above 0 to 1; a cache of capacity C for the whole trace is simulated with capacity C times this. */
  readonly rate: number;
  /** Requests that the sample should have if every key were asked for equally often: what hit ratios divide by. */
  readonly expectedRequests: number;
  /** Share of the trace, from its beginning, that the sample was taken from; below 1 when it was cut short. */
  readonly share: number;
}

/**
 * Samples a trace down to about `requestLimit` requests. Keeps every request of a share of the keys, chosen by hash, while that leaves
 * enough keys; beyond that it cuts the trace short. A trace that fits comes back whole.
 * Source: spatially hashed sampling, C. A. Waldspurger, N. Park, A. Garthwaite, I. Ahmad, "Efficient MRC construction with SHARDS",
 * FAST 2015, section 3; for policies other than LRU, C. A. Waldspurger, T. Saemundsson, I. Ahmad, N. Park, "Cache modeling and
 * optimization using miniature simulations", USENIX ATC 2017, section 3.
 */
export function sampleTrace(trace: Trace, requestLimit: number): SampledTrace {
  const { keys, keyCount } = trace;
  const inAll = trace.totalRequests + trace.ignoredRequests;
  const readShare = inAll === 0 ? 1 : trace.totalRequests / inAll;
  if (keys.length <= requestLimit) {
    return { keys, keyCount, rate: trace.rate, expectedRequests: trace.totalRequests * trace.rate, share: readShare };
  }
  const wanted = Math.min(1, Math.max(requestLimit / keys.length, fewestSampledKeys / keyCount));
  const threshold = Math.max(1, Math.floor(wanted * 4294967296));
  const salt = chooseSalt(keys, keyCount, threshold);
  const denseId = new Int32Array(keyCount).fill(-1);
  const sampled = new Int32Array(requestLimit);
  let kept = 0;
  let distinct = 0;
  let considered = 0;
  while (considered < keys.length && kept < requestLimit) {
    const key = keys[considered++]!;
    if (mix32(mix32(key) + salt) >= threshold) continue;
    if (denseId[key] === -1) denseId[key] = distinct++;
    sampled[kept++] = denseId[key]!;
  }
  const share = considered / keys.length;
  const rate = (trace.rate * threshold) / 4294967296;
  return {
    keys: sampled.subarray(0, kept),
    keyCount: Math.max(1, distinct),
    rate,
    expectedRequests: trace.totalRequests * share * rate,
    share: share * readShare,
  };
}

/**
 * Chooses among sixteen hashes the one whose sample has most nearly the requests it should have: the most popular keys decide that,
 * and a sample with too many or too few of them estimates badly.
 */
function chooseSalt(keys: Int32Array, keyCount: number, threshold: number): number {
  const counts = new Int32Array(keyCount);
  for (const key of keys) counts[key]!++;
  const wanted = (keys.length * threshold) / 4294967296;
  let best = 0;
  let smallestGap = Infinity;
  for (let salt = 1; salt <= 16; salt++) {
    let requests = 0;
    for (let key = 0; key < keyCount; key++) if (mix32(mix32(key) + salt) < threshold) requests += counts[key]!;
    const gap = Math.abs(requests - wanted);
    if (gap >= smallestGap) continue;
    best = salt;
    smallestGap = gap;
  }
  return best;
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
