import { assert, power } from '../kernel/index.ts';

/** A run of keys that are next to each other in popularity, taken as equally popular. */
export interface KeyBucket {
  /** The ranks of the first and the last, from 1. */
  readonly first: number;
  readonly last: number;
}

/** Ranks up to here have a bucket of their own; further ones share, each bucket some 5% of the ranks before it. */
const singleRanks = 100;
const growth = 1.05;

/**
 * Returns buckets for the ranks 1 to the greatest of some counts of keys (1 to 100,000,000), some 380 at most and one more a count. Each
 * count ends a bucket, so that kinds of request with more and with fewer keys can share them.
 */
export function bucketKeys(counts: readonly number[]): readonly KeyBucket[] {
  const ends = [...new Set(counts)].sort((a, b) => a - b);
  const buckets: KeyBucket[] = [];
  for (const end of ends) {
    for (let first = (buckets.at(-1)?.last ?? 0) + 1; first <= end;) {
      const last = first <= singleRanks ? first : Math.min(end, Math.floor(first * growth));
      buckets.push({ first, last });
      first = last + 1;
    }
  }
  return buckets;
}

/** Returns how many keys a bucket has. */
export function keysIn({ first, last }: KeyBucket): number {
  return last - first + 1;
}

/**
 * Returns by bucket the share of requests, 0 to 1, that ask for each of its keys, under a Zipf distribution over the ranks 1 to `count`:
 * proportional to 1 / rank^skew (skew from 0). The keys of a bucket have the popularity of its middle rank, which differs from their own
 * by 2.5% times the skew at most. `count` must end a bucket.
 */
export function zipfShares(buckets: readonly KeyBucket[], count: number, skew: number): Float64Array {
  assert(skew >= 0 && buckets.some(({ last }) => last === count), `no buckets for ${count} keys of skew ${skew}`);
  const weights = buckets.map(({ first, last }) => (last > count ? 0 : power((first + last) / 2, -skew)));
  const total = buckets.reduceRight((left, bucket, at) => left + keysIn(bucket) * weights[at]!, 0);
  return Float64Array.from(weights, (weight) => weight / total);
}
