import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import type { CurveStep, PolicyId, SampledTrace } from '../../../../src/sim/cache/index.ts';
import {
  chooseCapacities,
  computeCurves,
  computeNextUses,
  countLruHits,
  createPolicy,
  policyIds,
  sampleTrace,
  wholeTrace,
} from '../../../../src/sim/cache/index.ts';
import { generateKeys } from '../../../../src/sim/workload/index.ts';

function runAll(trace: SampledTrace, policies: readonly PolicyId[], capacities: readonly number[], sliceLength = 1000) {
  const steps: CurveStep[] = [...computeCurves({ trace, policies, capacities, seed: 's', sliceLength })];
  const ratios = new Map<PolicyId, number[]>(policies.map((policy) => [policy, []]));
  for (const step of steps) for (const point of step.points) ratios.get(point.policy)![point.index] = point.hitRatio;
  return { steps, ratios };
}

describe('countLruHits', () => {
  it('counts the hits of LRU at every capacity in one pass', () => {
    for (const [kind, keyCount] of [
      ['zipf', 60],
      ['loop', 7],
      ['uniform', 1],
    ] as const) {
      const spec = kind === 'zipf' ? { kind, keyCount, alpha: 0.8 } : { kind, keyCount };
      const keys = generateKeys(spec, 3000, kind);
      const counting = countLruHits(keys, keyCount, 500);
      const yielded: number[] = [];
      let step = counting.next();
      for (; step.done !== true; step = counting.next()) yielded.push(step.value);
      expect(yielded).toEqual([500, 1000, 1500, 2000, 2500, 3000]);
      for (let capacity = 1; capacity <= keyCount; capacity++) {
        const lru = createPolicy('lru', { capacity, keyCount, stream: createStream(''), nextUses: new Int32Array(0) });
        const hits = keys.reduce((sum, key) => sum + (lru.access(key) ? 1 : 0), 0);
        expect(step.value[capacity]).toBe(hits);
      }
    }
  });
});

describe('computeCurves', () => {
  it('gives for each policy and capacity what a plain simulation gives', () => {
    const keys = generateKeys({ kind: 'zipf', keyCount: 300, alpha: 0.9 }, 5000, 'curves');
    const trace = sampleTrace(wholeTrace(keys, 300), 5000);
    const capacities = chooseCapacities(1, 300, 8);
    const { ratios } = runAll(trace, policyIds, capacities);
    for (const id of policyIds) {
      for (const [index, capacity] of capacities.entries()) {
        const nextUses = computeNextUses(keys, 300);
        const cache = createPolicy(id, { capacity, keyCount: 300, stream: createStream(`s/${capacity}`), nextUses });
        const hits = keys.reduce((sum, key) => sum + (cache.access(key) ? 1 : 0), 0);
        expect(ratios.get(id)![index], `${id} at ${capacity}`).toBeCloseTo(hits / 5000, 12);
      }
    }
  });

  it('tells progress that never goes back and ends at the total', () => {
    const trace = sampleTrace(wholeTrace(generateKeys({ kind: 'uniform', keyCount: 40 }, 2500, ''), 40), 2500);
    const { steps } = runAll(trace, ['lru', 'fifo', 'belady'], [1, 2, 20], 1000);
    let last = 0;
    for (const step of steps) {
      expect(step.done).toBeGreaterThanOrEqual(last);
      expect(step.total).toBe(2500 * 7);
      last = step.done;
    }
    expect(last).toBe(2500 * 7);
    // Three slices each, so that a caller can stop within a simulation.
    expect(steps.length).toBeGreaterThanOrEqual(7 * 3);
  });

  it('has nothing to do for an empty trace', () => {
    const { ratios } = runAll(sampleTrace(wholeTrace(new Int32Array(0), 1), 10), ['lru', 'fifo'], [1]);
    expect(ratios.get('fifo')).toEqual([0]);
    expect(ratios.get('lru')).toEqual([0]);
  });
});

describe('chooseCapacities', () => {
  it('spreads distinct whole capacities evenly by ratio, both ends among them', () => {
    expect(chooseCapacities(1, 1000, 4)).toEqual([1, 10, 100, 1000]);
    expect(chooseCapacities(1, 3, 24)).toEqual([1, 2, 3]);
    expect(chooseCapacities(1, 1, 24)).toEqual([1]);
    expect(chooseCapacities(0, 0, 5)).toEqual([1]);
    expect(chooseCapacities(1, 1e6, 24)).toHaveLength(24);
  });
});

describe('sampleTrace', () => {
  it('returns a trace that fits as it is', () => {
    const keys = Int32Array.of(0, 1, 0);
    expect(sampleTrace(wholeTrace(keys, 2), 3)).toEqual({ keys, keyCount: 2, rate: 1, expectedRequests: 3, share: 1 });
  });

  it('estimates the curves of a long trace within 0.03 from a sample by key', () => {
    const keyCount = 200_000;
    const keys = generateKeys({ kind: 'zipf', keyCount, alpha: 0.8 }, 1_000_000, 'shards');
    const sample = sampleTrace(wholeTrace(keys, keyCount), 200_000);
    expect(sample.rate).toBeCloseTo(0.2, 3);
    expect(sample.keys.length).toBeLessThanOrEqual(200_000);
    const capacities = [400, 2000, 10_000];
    const policies = ['lru', 'fifo', 'sieve', 'arc', 's3-fifo', 'belady'] as const;
    const estimated = runAll(sample, policies, capacities, 1e6).ratios;
    const whole = sampleTrace(wholeTrace(keys, keyCount), keys.length);
    const exact = runAll(
      whole,
      policies,
      capacities.map((capacity) => Math.round(capacity / sample.rate)),
      1e6,
    ).ratios;
    for (const policy of policies) {
      for (const index of capacities.keys()) {
        expect(Math.abs(estimated.get(policy)![index]! - exact.get(policy)![index]!), `${policy} ${index}`).toBeLessThan(0.03);
      }
    }
  });

  it('keeps every request of the keys it keeps, in order, numbered by first appearance', () => {
    const keys = generateKeys({ kind: 'loop', keyCount: 100_000 }, 300_000, '');
    const { keys: kept, keyCount, rate } = sampleTrace(wholeTrace(keys, 100_000), 60_000);
    expect(rate).toBeCloseTo(0.2, 3);
    expect(Math.abs(keyCount - 20_000)).toBeLessThan(700);
    expect(kept.every((id, index) => id === index % keyCount)).toBe(true);
  });

  it('cuts a trace of few keys short instead of keeping too few of them', () => {
    const keys = generateKeys({ kind: 'zipf', keyCount: 1000, alpha: 1 }, 50_000, '');
    const sample = sampleTrace(wholeTrace(keys, 1000), 10_000);
    expect(sample).toMatchObject({ rate: 1, share: 0.2, expectedRequests: 10_000 });
    expect(sample.keys).toHaveLength(10_000);
    expect(sample.keyCount).toBe(new Set(keys.subarray(0, 10_000)).size);
  });
});
