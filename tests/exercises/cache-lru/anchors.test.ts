import { describe, expect, it } from 'vitest';
import { createCache } from '../../../exercises/caching/cache-lru/private/reference.ts';
import type { WorkloadSpec } from '../../../src/sim/workload/index.ts';
import { generateKeys, zipfProbabilities } from '../../../src/sim/workload/index.ts';

const keyCount = 10_000;
const requests = 1_500_000;

/**
 * Returns the hit ratio of LRU under independent references.
 * Source: Che, Tung, Wang, "Hierarchical Web caching systems: modeling, design and experimental results", IEEE JSAC 20(7), 2002,
 * section III: key i is found with probability 1 - exp(-p_i T), where the characteristic time T solves sum(1 - exp(-p_i T)) = capacity.
 */
function cheHitRatio(probabilities: Float64Array, capacity: number): number {
  const held = (time: number) => probabilities.reduce((sum, p) => sum - Math.expm1(-p * time), 0);
  let low = 0;
  let high = capacity;
  while (held(high) < capacity) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (held(middle) < capacity) low = middle;
    else high = middle;
  }
  return probabilities.reduce((sum, p) => sum - p * Math.expm1(-p * high), 0);
}

/** Returns the hit ratio of the reference over all requests but the first tenth, which fill the cache. */
function measuredHitRatio(keys: Int32Array, capacity: number): number {
  const cache = createCache<number, true>({ capacity });
  const warmUp = keys.length / 10;
  let hits = 0;
  for (let at = 0; at < keys.length; at++) {
    const hit = cache.get(keys[at]!) !== undefined;
    if (!hit) cache.set(keys[at]!, true);
    if (hit && at >= warmUp) hits++;
  }
  return hits / (keys.length - warmUp);
}

describe('Che approximation of LRU under independent references', () => {
  for (const alpha of [0.5, 0.86, 1]) {
    it(`[R3] [R4] gives the reference's hit ratio within 0.002 for Zipf ${alpha}`, () => {
      const probabilities = zipfProbabilities(keyCount, alpha);
      const keys = generateKeys({ kind: 'zipf', keyCount, alpha }, requests, `anchor ${alpha}`);
      for (const capacity of [100, 1_000, 5_000]) {
        const difference = measuredHitRatio(keys, capacity) - cheHitRatio(probabilities, capacity);
        expect(Math.abs(difference), `capacity ${capacity}`).toBeLessThan(0.002);
      }
    });
  }
});

const workloads: readonly WorkloadSpec[] = [
  { kind: 'uniform', keyCount: 60 },
  { kind: 'zipf', keyCount: 60, alpha: 0.86 },
  { kind: 'scan' },
  { kind: 'loop', keyCount: 21 },
  { kind: 'shifting', keyCount: 60, hotKeyCount: 8, hotShare: 0.9, shiftEvery: 100 },
];

// Source: Mattson, Gecsei, Slutz, Traiger, "Evaluation techniques for storage hierarchies", IBM Systems Journal 9(2), 1970: LRU is a
// stack algorithm, so at any time a larger cache holds all that a smaller one holds.
describe('inclusion property of LRU', () => {
  it.each(workloads)('[R3] [R4] every key held at capacity c is held at c + 1: $kind', (spec) => {
    const keys = generateKeys(spec, 2_000, 'inclusion');
    const caches = Array.from({ length: 30 }, (_, index) => createCache<number, number>({ capacity: index + 1 }));
    const seen = new Set<number>();
    for (const key of keys) {
      for (const cache of caches) if (cache.get(key) === undefined) cache.set(key, key);
      seen.add(key);
      for (const each of seen) {
        const heldFrom = caches.findIndex((cache) => cache.has(each));
        if (heldFrom === -1) seen.delete(each);
        else if (!caches.every((cache, index) => index < heldFrom || cache.has(each)))
          expect.fail(`key ${each} is held at capacity ${heldFrom + 1} but not above`);
      }
    }
    for (const [index, cache] of caches.entries()) expect(cache.size).toBe(Math.min(index + 1, new Set(keys).size));
  });
});
