import { exp } from '../../kernel/index.ts';
import { characteristicTime } from '../../sim/cache/characteristic-time.ts';
import { zipfProbabilities } from '../../sim/workload/index.ts';

/** Keys of Zipf-like popularity, alike ones taken together: `counts[i]` keys of probability `probabilities[i]` each. */
export interface Popularity {
  readonly keyCount: number;
  readonly counts: Float64Array;
  readonly probabilities: Float64Array;
}

/** Groups the ranks of a Zipf-like popularity, the first 100 alone and then ever more at a time, 2% at most of the rank reached. */
export function groupZipf(keyCount: number, alpha: number): Popularity {
  const exact = zipfProbabilities(keyCount, alpha);
  const counts: number[] = [];
  const probabilities: number[] = [];
  for (let rank = 0; rank < keyCount;) {
    const size = Math.min(keyCount - rank, Math.max(1, Math.floor(rank / 50)));
    let sum = 0;
    for (let at = rank; at < rank + size; at++) sum += exact[at]!;
    counts.push(size);
    probabilities.push(sum / size);
    rank += size;
  }
  return { keyCount, counts: Float64Array.from(counts), probabilities: Float64Array.from(probabilities) };
}

/**
 * Returns the hit ratio of an LRU cache of `capacity` entries in the long run, for independent reads: Che's approximation. A key is there
 * if it was asked for within the characteristic time T, which makes the expected number of keys the capacity.
 * Source: H. Che, Y. Tung, Z. Wang, "Hierarchical Web caching systems: modeling, design and experimental results", IEEE JSAC 20(7), 2002.
 */
export function lruHitRatio({ keyCount, counts, probabilities }: Popularity, capacity: number): number {
  if (capacity >= keyCount) return 1;
  if (capacity <= 0) return 0;
  const time = characteristicTime(counts, probabilities, capacity, 'use');
  let hits = 0;
  for (let at = 0; at < counts.length; at++) {
    const probability = probabilities[at]!;
    hits += counts[at]! * probability * (1 - exp(-probability * time));
  }
  return hits;
}

/** A fleet of servers with caches, one each, before one store. */
export interface Fleet {
  readonly nodes: number;
  /** Entries each cache holds. */
  readonly entriesPerNode: number;
  readonly readsPerSecond: number;
}

/** Where the caches are and who asks which. */
export interface Placement {
  readonly name: string;
  /** Long-run hit ratio, 0 to 1. */
  readonly hitRatio: number;
  /** Hit ratio right after one cache died and the reads were spread over what is left. */
  readonly hitRatioAfterLoss: number;
}

/** Returns the placements of the figure. Keys are spread evenly enough that a node's share of the popularity is like the whole's. */
export function comparePlacements(popularity: Popularity, { nodes, entriesPerNode }: Fleet): readonly Placement[] {
  const alone = lruHitRatio(popularity, entriesPerNode);
  const together = lruHitRatio(popularity, nodes * entriesPerNode);
  return [
    // Under random routing each cache sees the same stream, only thinner: independent reads thinned are independent reads.
    { name: 'Local, random routing', hitRatio: alone, hitRatioAfterLoss: nodes === 1 ? 0 : alone },
    { name: 'Local, routed by key', hitRatio: together, hitRatioAfterLoss: together * (1 - 1 / nodes) },
    { name: 'Distributed', hitRatio: together, hitRatioAfterLoss: together * (1 - 1 / nodes) },
    { name: 'Global, one server', hitRatio: together, hitRatioAfterLoss: 0 },
  ];
}

/**
 * Returns the share of reads of one key that find a copy, where every copy lives `ttlSeconds` from its load and reads are spread at random
 * over `copies` caches: each cache misses once, then hits until its copy expires.
 */
export function expiryHitRatio(readsPerSecond: number, ttlSeconds: number, copies: number): number {
  const readsInLife = (readsPerSecond / copies) * ttlSeconds;
  return readsInLife / (1 + readsInLife);
}

/** The keys of the figure. */
export const placementKeys = { keyCount: 100_000, alpha: 0.8 } as const;

/** The fleet the figure opens with. */
export const placementDefaults: Fleet = { nodes: 10, entriesPerNode: 2_000, readsPerSecond: 10_000 };
