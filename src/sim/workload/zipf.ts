import type { RandomStream } from '../../kernel/index.ts';
import { power } from '../../kernel/index.ts';

/** Returns the probabilities of a Zipf distribution by rank, 0 the most popular: proportional to 1 / (rank + 1)^alpha, summing to 1. */
export function zipfProbabilities(keyCount: number, alpha: number): Float64Array {
  const probabilities = new Float64Array(keyCount);
  let sum = 0;
  // From the smallest weight up, so that rounding does not lose the tail.
  for (let rank = keyCount - 1; rank >= 0; rank--) {
    const weight = power(rank + 1, -alpha);
    probabilities[rank] = weight;
    sum += weight;
  }
  for (let rank = 0; rank < keyCount; rank++) probabilities[rank]! /= sum;
  return probabilities;
}

/**
 * Creates a source of ranks drawn from exactly the given probabilities (to 2^-53), about one comparison a draw.
 * Source: inversion with a guide table (Chen and Asau, "On generating random variates from an empirical distribution",
 * AIIE Transactions 6, 1974; Devroye, Non-Uniform Random Variate Generation, 1986, section III.2.4).
 */
export function createRankSource(probabilities: Float64Array, stream: RandomStream): () => number {
  const count = probabilities.length;
  const cumulative = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) {
    sum += probabilities[rank]!;
    cumulative[rank] = sum;
  }
  cumulative[count - 1] = Infinity; // rounding may leave the sum a hair below 1
  const guide = new Int32Array(count);
  let first = 0;
  for (let slot = 0; slot < count; slot++) {
    while (cumulative[first]! <= slot / count) first++;
    guide[slot] = first;
  }
  return () => {
    const u = (stream.uint32() * 2097152 + (stream.uint32() >>> 11)) / 9007199254740992;
    let rank = guide[Math.floor(u * count)]!;
    while (cumulative[rank]! <= u) rank++;
    return rank;
  };
}
