import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import type { PolicyId } from '../../../../src/sim/cache/index.ts';
import { computeNextUses, createPolicy, policyIds } from '../../../../src/sim/cache/index.ts';
import type { WorkloadSpec } from '../../../../src/sim/workload/index.ts';
import { generateKeys, keyBoundOf, zipfProbabilities } from '../../../../src/sim/workload/index.ts';
import { createNaivePolicy } from './naive-policies.ts';

function countMisses(id: PolicyId, keys: Int32Array, keyCount: number, capacity: number): number {
  const cache = createPolicy(id, { capacity, keyCount, stream: createStream('evict'), nextUses: computeNextUses(keys, keyCount) });
  let misses = 0;
  for (const key of keys) if (!cache.access(key)) misses++;
  return misses;
}

const smallWorkloads: readonly WorkloadSpec[] = [
  { kind: 'uniform', keyCount: 12 },
  { kind: 'zipf', keyCount: 60, alpha: 0.9 },
  { kind: 'loop', keyCount: 9 },
  { kind: 'shifting', keyCount: 80, hotKeyCount: 8, hotShare: 0.9, shiftEvery: 60 },
  {
    kind: 'mixture',
    parts: [
      { spec: { kind: 'zipf', keyCount: 40, alpha: 1 }, weight: 2 },
      { spec: { kind: 'loop', keyCount: 14 }, weight: 1, burst: 9 },
      { spec: { kind: 'scan' }, weight: 1, burst: 20 },
    ],
  },
];

describe('every policy', () => {
  it.each(policyIds)('%s hits and misses exactly as a naive version of it', (id) => {
    for (const spec of smallWorkloads) {
      const keys = generateKeys(spec, 800, `small ${id}`);
      const keyCount = keyBoundOf(spec, 800);
      for (const capacity of [1, 2, 3, 4, 5, 8, 13, 30, 200]) {
        const nextUses = computeNextUses(keys, keyCount);
        const fast = createPolicy(id, { capacity, keyCount, stream: createStream('same'), nextUses });
        const naive = createNaivePolicy(id, { capacity, keyCount, stream: createStream('same'), nextUses });
        const expected = Array.from(keys, (key) => naive.access(key));
        expect(
          Array.from(keys, (key) => fast.access(key)),
          `${spec.kind}, capacity ${capacity}`,
        ).toEqual(expected);
      }
    }
  });

  it.each(policyIds)('%s misses each key once and no more when all of them fit', (id) => {
    const keys = generateKeys({ kind: 'uniform', keyCount: 50 }, 2000, 'fits');
    // 2Q and S3-FIFO count too: they evict only when the cache is full.
    expect(countMisses(id, keys, 50, 50)).toBe(50);
  });
});

describe('published figures', () => {
  const zipf = generateKeys({ kind: 'zipf', keyCount: 1000, alpha: 1 }, 1_000_000, 'anchor');

  it.each([
    ['fifo', 0.48],
    ['lru', 0.425],
    ['clock', 0.411],
    ['sieve', 0.329],
  ] as const)('%s misses %f of Zipf 1.0 requests over 1,000 keys with capacity 100', (id, missRatio) => {
    expect(Math.abs(countMisses(id, zipf, 1000, 100) / zipf.length - missRatio)).toBeLessThan(0.003);
  });

  // H. Che, Y. Tung, Z. Wang, "Hierarchical Web caching systems: modeling, design and experimental results", IEEE JSAC 20(7), 2002.
  it.each([0.5, 0.86, 1])("LRU keeps to Che's approximation on Zipf %f", (alpha) => {
    const keys = generateKeys({ kind: 'zipf', keyCount: 1000, alpha }, 1_000_000, `che ${alpha}`);
    for (const capacity of [50, 200]) {
      const measured = 1 - countMisses('lru', keys, 1000, capacity) / keys.length;
      expect(Math.abs(measured - approximateLruHitRatio(zipfProbabilities(1000, alpha), capacity))).toBeLessThan(0.002);
    }
  });

  // E. Gelenbe, "A unified approach to the evaluation of a class of replacement algorithms", IEEE Trans. Computers C-22(6), 1973.
  it('random eviction misses as often as FIFO under independent references', () => {
    for (const capacity of [20, 100, 400]) {
      const fifo = countMisses('fifo', zipf, 1000, capacity);
      expect(Math.abs(countMisses('random', zipf, 1000, capacity) / fifo - 1)).toBeLessThan(0.01);
    }
  });

  it('LRU of a larger capacity hits wherever a smaller one does (Mattson 1970)', () => {
    const keys = zipf.subarray(0, 20_000);
    const nextUses = new Int32Array(0);
    const make = (capacity: number) => createPolicy('lru', { capacity, keyCount: 1000, stream: createStream(''), nextUses });
    const caches = [10, 11, 20, 100, 500].map(make);
    for (const key of keys) {
      const hits = caches.map((cache) => cache.access(key));
      expect(hits.toSorted()).toEqual(hits);
    }
  });

  it('a larger FIFO can miss more (Belady, Nelson and Shedler 1969)', () => {
    const keys = Int32Array.of(1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5);
    expect(countMisses('fifo', keys, 6, 3)).toBe(9);
    expect(countMisses('fifo', keys, 6, 4)).toBe(10);
  });

  it('MRU beats LRU, which never hits, on a loop larger than the cache', () => {
    const keys = generateKeys({ kind: 'loop', keyCount: 120 }, 12_000, '');
    expect(countMisses('lru', keys, 120, 100)).toBe(12_000);
    expect(countMisses('mru', keys, 120, 100)).toBeLessThan(0.2 * 12_000);
  });

  it("no policy beats Belady's MIN", () => {
    for (const spec of smallWorkloads) {
      const keys = generateKeys(spec, 3000, 'optimal');
      const keyCount = keyBoundOf(spec, 3000);
      for (const capacity of [1, 3, 7, 20]) {
        const best = countMisses('belady', keys, keyCount, capacity);
        for (const id of policyIds) expect(countMisses(id, keys, keyCount, capacity), `${id} on ${spec.kind}`).toBeGreaterThanOrEqual(best);
      }
    }
  });

  it('SIEVE, ARC, 2Q, S3-FIFO and W-TinyLFU resist a scan that ruins LRU', () => {
    const spec: WorkloadSpec = {
      kind: 'mixture',
      parts: [
        { spec: { kind: 'zipf', keyCount: 1000, alpha: 1 }, weight: 1 },
        { spec: { kind: 'scan' }, weight: 1, burst: 200 },
      ],
    };
    const keys = generateKeys(spec, 100_000, 'scan');
    const keyCount = keyBoundOf(spec, 100_000);
    const lru = countMisses('lru', keys, keyCount, 100);
    for (const id of ['sieve', 'arc', '2q', 's3-fifo', 'w-tinylfu'] as const) {
      expect(lru - countMisses(id, keys, keyCount, 100), id).toBeGreaterThan(0.04 * keys.length);
    }
  });
});

/** Che's approximation: a key is resident if asked for within T, where T makes the expected number of resident keys the capacity. */
function approximateLruHitRatio(probabilities: Float64Array, capacity: number): number {
  const residentWithin = (time: number): number => probabilities.reduce((sum, p) => sum + 1 - Math.exp(-p * time), 0);
  let low = 0;
  let high = 1e9;
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    if (residentWithin(middle) < capacity) low = middle;
    else high = middle;
  }
  return probabilities.reduce((sum, p) => sum + p * (1 - Math.exp(-p * low)), 0);
}
