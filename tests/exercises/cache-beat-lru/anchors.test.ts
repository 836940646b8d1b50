import { describe, expect, it } from 'vitest';
import { createCache } from '../../../exercises/caching/cache-beat-lru/private/reference.ts';
import type { CreateCache } from '../../../exercises/caching/cache-beat-lru/contract.ts';
import { createCache as createArc } from '../../../exercises/caching/cache-beat-lru/private/accepted/arc.ts';
import { createCache as createTwoQueue } from '../../../exercises/caching/cache-beat-lru/private/accepted/two-queue.ts';
import { createCache as createFifo } from '../../../exercises/caching/cache-beat-lru/private/mutants/first-in-first-out.ts';
import { createCache as createLru } from '../../../exercises/caching/cache-beat-lru/private/mutants/least-recently-used.ts';
import { createCache as createClock } from '../../../exercises/caching/cache-beat-lru/private/mutants/second-chance.ts';
import { scoredWorkloads } from '../../../exercises/caching/cache-beat-lru/suite/workloads.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { createPolicy, type PolicyId } from '../../../src/sim/cache/index.ts';
import { generateKeys, keyBoundOf } from '../../../src/sim/workload/index.ts';

function countHits(create: CreateCache, capacity: number, keys: Int32Array): number {
  const cache = create<number, true>({ capacity });
  let hits = 0;
  for (const key of keys) {
    if (cache.get(key) !== undefined) hits += 1;
    else cache.set(key, true);
  }
  return hits;
}

// Zhang, Yang, Yue, Vigfusson, Rashmi, "SIEVE is simpler than LRU", NSDI 2024; the figures are those of exercises.yaml, on Zipf 1.0 over 1,000 keys,
// 10^6 requests, capacity 100.
describe('the published figures', () => {
  const keys = generateKeys({ kind: 'zipf', keyCount: 1_000, alpha: 1 }, 1_000_000, 'anchor');

  it.each([
    ['the reference, SIEVE', createCache, 0.329],
    ['CLOCK', createClock, 0.411],
    ['LRU', createLru, 0.425],
    ['FIFO', createFifo, 0.48],
  ])('[R11] %s misses the share of requests that is published', (_name, create, missRatio) => {
    expect(Math.abs(1 - countHits(create, 100, keys) / keys.length - missRatio)).toBeLessThan(0.003);
  });
});

describe('solutions beside the policies of the eviction lab', () => {
  it.each([
    ['sieve', createCache],
    ['2q', createTwoQueue],
    ['arc', createArc],
    ['clock', createClock],
    ['lru', createLru],
    ['fifo', createFifo],
  ] as const)('[R11] %s hits exactly as often on every workload', (id: PolicyId, create) => {
    for (const { spec, capacity, requests } of scoredWorkloads) {
      const keys = generateKeys(spec, requests, `beside ${id}`);
      const setup = { capacity, keyCount: keyBoundOf(spec, requests), stream: createStream(''), nextUses: new Int32Array(0) };
      const policy = createPolicy(id, setup);
      let hits = 0;
      for (const key of keys) if (policy.access(key)) hits += 1;
      expect(countHits(create, capacity, keys), spec.kind).toBe(hits);
    }
  });
});
