import { describe, expect, it } from 'vitest';
import { placeLabels, ticksBetween } from '../../../../../src/islands/labs/shared/chart-scale.ts';
import type { CurveSet } from '../../../../../src/islands/labs/cache-eviction/curve-set.ts';
import { addPoints, isComplete, nearestIndex } from '../../../../../src/islands/labs/cache-eviction/curve-set.ts';
import { formatBytes, formatCount, formatShare, formatShort, joinNames } from '../../../../../src/islands/labs/shared/format.ts';
import { computeLearnerLine } from '../../../../../src/islands/labs/cache-eviction/learner.ts';
import { describeCurves } from '../../../../../src/islands/labs/cache-eviction/summary.ts';
import type { PolicyId } from '../../../../../src/sim/cache/index.ts';
import { sampleTrace, wholeTrace } from '../../../../../src/sim/cache/index.ts';

function setOf(lines: Partial<Record<PolicyId, readonly number[]>>): CurveSet {
  return {
    sourceKey: '',
    kind: 'workload',
    capacities: [1, 10, 100],
    lines: new Map(Object.entries(lines) as [PolicyId, readonly number[]][]),
    requests: 1000,
    rate: 1,
    share: 1,
    isPreview: false,
  };
}

describe('describeCurves', () => {
  it('tells the values from the best down, the gap to the optimum and who leads where', () => {
    const set = setOf({ fifo: [0.1, 0.3, 0.9], lru: [0.05, 0.4, 0.9], belady: [0.2, 0.5, 0.9] });
    expect(describeCurves(set, 1, ['fifo', 'lru', 'belady'])).toBe(
      'With room for 10 keys the hit ratios are: Belady 50.0%, LRU 40.0%, FIFO 30.0%. ' +
        'The headroom there, from the best (LRU) to the optimum, is 10.0 percentage points. ' +
        'Best without knowing the future: FIFO at 1; LRU at 10.',
    );
    expect(describeCurves(set, 2, ['fifo', 'lru', 'belady'])).toContain('FIFO and LRU reach the optimum there.');
    expect(describeCurves(set, 2, ['lru', 'belady'])).toContain('LRU reaches the optimum there.');
  });

  it('says nothing of lines that are not complete', () => {
    const set = addPoints(setOf({ fifo: [0.1, 0.2, 0.3] }), [{ policy: 'lru', index: 1, hitRatio: 0.5 }]);
    expect(isComplete(set, 'lru')).toBe(false);
    expect(describeCurves(set, 1, ['fifo', 'lru'])).toBe('With room for 10 keys the hit ratios are: FIFO 20.0%.');
    expect(describeCurves(setOf({}), 0, ['lru'])).toBe('');
  });
});

describe('scales', () => {
  it('puts round ticks on a logarithmic axis, no more than fit', () => {
    expect(ticksBetween(1, 1000, 10)).toEqual([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]);
    expect(ticksBetween(1, 1000, 4)).toEqual([1, 10, 100, 1000]);
    expect(ticksBetween(1, 1_000_000, 4)).toEqual([1, 100, 10_000, 1_000_000]);
    expect(ticksBetween(3, 3, 5)).toEqual([3]);
  });

  it('moves labels apart without changing their order or leaving the figure', () => {
    expect(placeLabels([10, 11, 12], 10, 0, 100)).toEqual([10, 20, 30]);
    expect(placeLabels([95, 96, 97], 10, 0, 100)).toEqual([80, 90, 100]);
    expect(placeLabels([-5], 10, 0, 100)).toEqual([0]);
  });

  it('finds the nearest capacity by ratio', () => {
    expect(nearestIndex([1, 10, 100], 30)).toBe(1);
    expect(nearestIndex([1, 10, 100], 40)).toBe(2);
    expect(nearestIndex([1, 10, 100], 0.1)).toBe(0);
  });
});

describe('numbers in words', () => {
  it('formats counts, shares and sizes', () => {
    expect([1, 1234, 1234567, 0.86, 12345.6].map(formatCount)).toEqual(['1', '1,234', '1,234,567', '0.86', '12,345.6']);
    expect([950, 2000, 12_000, 2_500_000].map(formatShort)).toEqual(['950', '2,000', '12k', '2.5M']);
    expect([0, 0.57549, 1].map(formatShare)).toEqual(['0.0%', '57.5%', '100.0%']);
    expect([10, 350_000, 1_230_000, 597e6].map(formatBytes)).toEqual(['1 KB', '350 KB', '1.2 MB', '597 MB']);
    expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(joinNames)).toEqual(['', 'A', 'A and B', 'A, B and C']);
  });
});

describe('computeLearnerLine', () => {
  const sample = sampleTrace(wholeTrace(Int32Array.of(0, 1, 0, 1), 2), 10);
  const capacities = Array.from({ length: 25 }, (_, index) => index + 1);

  it('runs a new cache at seven capacities, both ends among them', async () => {
    const asked: number[] = [];
    const points = new Map<number, number>();
    const cache = {
      title: '',
      countHits: (capacity: number, keys: Int32Array) => Promise.resolve(asked.push(capacity) && keys.length / 2),
    };
    await computeLearnerLine(cache, sample, capacities, (index, ratio) => points.set(index, ratio), new AbortController().signal);
    expect(asked).toEqual([1, 5, 9, 13, 17, 21, 25]);
    expect([...points]).toEqual(asked.map((capacity) => [capacity - 1, 0.5]));
  });

  it('stops when asked to, and passes on what the code did wrong', async () => {
    const controller = new AbortController();
    let runs = 0;
    const cache = { title: '', countHits: () => Promise.resolve(runs++) };
    await computeLearnerLine(cache, sample, capacities, () => controller.abort(), controller.signal);
    expect(runs).toBe(1);
    const broken = { title: '', countHits: () => Promise.reject(new Error('threw at line 3')) };
    await expect(computeLearnerLine(broken, sample, capacities, () => undefined, new AbortController().signal)).rejects.toThrow('line 3');
  });
});
