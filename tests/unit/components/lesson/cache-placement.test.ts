import { describe, expect, it } from 'vitest';
import { comparePlacements, expiryHitRatio, groupZipf, lruHitRatio } from '../../../../src/components/lesson/cache-placement.ts';
import { createStream } from '../../../../src/kernel/index.ts';
import { createPolicy } from '../../../../src/sim/cache/index.ts';
import { generateKeys } from '../../../../src/sim/workload/index.ts';

const keyCount = 2_000;
const keys = generateKeys({ kind: 'zipf', keyCount, alpha: 0.8 }, 400_000, 'cache placement');

/** Measures the hit ratio over the second half of the reads when `route` picks one of several LRU caches for each. */
function measure(nodes: number, capacity: number, route: (key: number) => number): number {
  const make = () => createPolicy('lru', { capacity, keyCount, stream: createStream(''), nextUses: new Int32Array(0) });
  const caches = Array.from({ length: nodes }, make);
  let hits = 0;
  keys.forEach((key, at) => {
    const hit = caches[route(key)]!.access(key);
    if (hit && at >= keys.length / 2) hits++;
  });
  return hits / (keys.length / 2);
}

describe('placements of caches', () => {
  const popularity = groupZipf(keyCount, 0.8);
  const fleet = { nodes: 8, entriesPerNode: 60, readsPerSecond: 1 };
  const [local, byKey, distributed, global] = comparePlacements(popularity, fleet);

  it('hits under random routing as one cache does', () => {
    const stream = createStream('routing');
    expect(Math.abs(measure(8, 60, () => stream.below(8)) - local!.hitRatio)).toBeLessThan(0.005);
    expect(Math.abs(measure(1, 60, () => 0) - local!.hitRatio)).toBeLessThan(0.005);
  });

  it('hits with each key on one node nearly as one cache of all the memory does', () => {
    const stream = createStream('spread');
    const nodeOf = Array.from({ length: keyCount }, () => stream.below(8));
    // Hashing 2,000 keys leaves the nodes unequal shares; with more keys the difference shrinks.
    expect(Math.abs(measure(8, 60, (key) => nodeOf[key]!) - distributed!.hitRatio)).toBeLessThan(0.02);
    expect(Math.abs(measure(1, 480, () => 0) - global!.hitRatio)).toBeLessThan(0.005);
  });

  it('loses one share in n of its hits with a distributed node, and all with the global one', () => {
    expect(byKey!.hitRatioAfterLoss).toBeCloseTo((distributed!.hitRatio * 7) / 8, 12);
    expect(global!.hitRatioAfterLoss).toBe(0);
    expect(local!.hitRatioAfterLoss).toBe(local!.hitRatio);
  });

  it('groups ranks without changing the answer', () => {
    const single = { keyCount, counts: new Float64Array(keyCount).fill(1), probabilities: groupZipf(keyCount, 0).probabilities };
    expect(single.counts.length).toBe(keyCount);
    expect(groupZipf(keyCount, 0.8).counts.reduce((sum, count) => sum + count, 0)).toBe(keyCount);
    expect(lruHitRatio(groupZipf(10_000, 0.8), 1_000)).toBeCloseTo(0.437, 3);
  });

  it('holds everything when there is room for it', () => {
    expect(lruHitRatio(popularity, keyCount)).toBe(1);
    expect(lruHitRatio(popularity, 0)).toBe(0);
  });
});

describe('expiryHitRatio', () => {
  it('counts one miss a life of each copy', () => {
    expect(expiryHitRatio(1, 60, 1)).toBeCloseTo(60 / 61, 12);
    expect(expiryHitRatio(1, 60, 10)).toBeCloseTo(6 / 7, 12);
  });
});
