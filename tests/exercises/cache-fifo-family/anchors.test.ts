import { describe, expect, it } from 'vitest';
import type { ReplacementOptions } from '../../../exercises/caching/cache-fifo-family/contract.ts';
import { createCache } from '../../../exercises/caching/cache-fifo-family/private/reference.ts';
import { createCache as createLru } from '../../../exercises/caching/cache-lru/private/reference.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { computeNextUses, createBelady } from '../../../src/sim/cache/belady.ts';
import { generateKeys, zipfProbabilities } from '../../../src/sim/workload/index.ts';

interface Readable {
  get(key: number): true | undefined;
  set(key: number, value: true): void;
}

function create(policy: ReplacementOptions['policy'], capacity: number): Readable {
  const stream = createStream(`anchor ${policy}`);
  return createCache<number, true>({ capacity, policy, random: () => stream.float() });
}

/** Returns the share of requests that hit, without the first so many. */
function hitRatio(cache: Readable, keys: Int32Array, warmUp: number): number {
  let hits = 0;
  for (const [at, key] of keys.entries()) {
    const hit = cache.get(key) !== undefined;
    if (!hit) cache.set(key, true);
    if (hit && at >= warmUp) hits++;
  }
  return hits / (keys.length - warmUp);
}

/** Returns the sum over all sets of so many keys of the products of their weights; 1 for none. */
function sumOfProducts(weights: readonly number[], count: number): number {
  const sums = new Array<number>(count + 1).fill(0);
  sums[0] = 1;
  for (const weight of weights) for (let taken = count; taken >= 1; taken--) sums[taken]! += sums[taken - 1]! * weight;
  return sums[count]!;
}

/**
 * Returns the hit ratio of FIFO and of random replacement under independent references.
 * Source: Gelenbe, "A unified approach to the evaluation of a class of replacement algorithms", IEEE Transactions on Computers C-22(6), 1973: for
 * both, a set of pages is held with a probability proportional to the product of those of its pages (for FIFO first: King, 1971).
 */
function gelenbeHitRatio(probabilities: Float64Array, capacity: number): number {
  const weights = Array.from(probabilities, (probability) => probability * probabilities.length);
  const all = sumOfProducts(weights, capacity);
  return probabilities.reduce((sum, probability, key) => {
    const others = weights.filter((_weight, other) => other !== key);
    return sum + (probability * weights[key]! * sumOfProducts(others, capacity - 1)) / all;
  }, 0);
}

describe('FIFO and RANDOM under independent references', () => {
  const keyCount = 60;
  const requests = 300_000;
  for (const alpha of [0, 0.8, 1.2]) {
    it(`[R3] [R6] have the hit ratio of Gelenbe's formula within 0.004 for Zipf ${alpha}`, () => {
      const probabilities = zipfProbabilities(keyCount, alpha);
      const keys = generateKeys({ kind: 'zipf', keyCount, alpha }, requests, `gelenbe ${alpha}`);
      for (const capacity of [1, 10, 30]) {
        const expected = gelenbeHitRatio(probabilities, capacity);
        for (const policy of ['fifo', 'random'] as const) {
          const ratio = hitRatio(create(policy, capacity), keys, 10_000);
          expect(Math.abs(ratio - expected), `${policy}, capacity ${capacity}`).toBeLessThan(0.004);
        }
      }
    });
  }

  it('[R6] are both behind LRU where popularity differs (van den Berg and Gandolfi, 1992)', () => {
    const keys = generateKeys({ kind: 'zipf', keyCount, alpha: 1.2 }, requests, 'behind');
    const lru = hitRatio(createLru<number, true>({ capacity: 10 }), keys, 10_000);
    for (const policy of ['fifo', 'random'] as const) expect(lru - hitRatio(create(policy, 10), keys, 10_000)).toBeGreaterThan(0.02);
  });
});

// Source: Chou, DeWitt, "An evaluation of buffer management strategies for relational database systems", VLDB 1985: on a loop larger than the buffer,
// MRU is the policy to use. Belady, IBM Systems Journal 5(2), 1966: no policy has more hits than MIN.
describe('a loop larger than the cache', () => {
  const [capacity, keyCount, rounds] = [20, 25, 480];
  const keys = generateKeys({ kind: 'loop', keyCount }, keyCount * rounds, 'loop');

  it('[R5] MRU hits (c - 1) / (n - 1) of the requests, LRU and FIFO none', () => {
    const steady = keyCount * 24;
    expect(hitRatio(create('mru', capacity), keys, steady)).toBeCloseTo((capacity - 1) / (keyCount - 1), 10);
    expect(hitRatio(createLru<number, true>({ capacity }), keys, steady)).toBe(0);
    expect(hitRatio(create('fifo', capacity), keys, steady)).toBe(0);
  });

  it('[R5] MRU hits as often as the optimal policy', () => {
    const optimal = createBelady(capacity, keyCount, computeNextUses(keys, keyCount));
    let hits = 0;
    for (const key of keys) if (optimal.access(key)) hits++;
    // At the end of the requests MIN knows that a key never comes back; that is worth a hit or so.
    expect(Math.abs(hitRatio(create('mru', capacity), keys, 0) * keys.length - hits)).toBeLessThanOrEqual(capacity);
  });

  it('[R6] random hits some', () => {
    expect(hitRatio(create('random', capacity), keys, keyCount)).toBeGreaterThan(0.4);
  });
});
