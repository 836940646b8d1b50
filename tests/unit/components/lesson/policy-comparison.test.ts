import { describe, expect, it } from 'vitest';
import { comparePolicies, comparedPolicies } from '../../../../src/components/lesson/policy-comparison.ts';
import { zipfProbabilities } from '../../../../src/sim/workload/index.ts';

const rows = comparePolicies();

/** Returns the printed percentages of a policy: steady, scans, shifts, loop. */
function percentagesOf(name: string): readonly number[] {
  return rows.find((row) => row.name === name)!.hitRatios.map((share) => Number((share * 100).toFixed(1)));
}

describe('comparePolicies', () => {
  it('gives FIFO and random the same hit ratio under independent requests, within one point (Gelenbe 1973)', () => {
    expect(Math.abs(percentagesOf('FIFO')[0]! - percentagesOf('Random')[0]!)).toBeLessThan(1);
  });

  it('gives LRU what the lessons say: 43.8 on steady popularity, within 0.3 of Che’s 43.7, and nothing on the loop', () => {
    expect(percentagesOf('LRU')[0]).toBe(43.8);
    expect(percentagesOf('LRU')[3]).toBe(0);
  });

  it('has LFU lead the simple policies on steady popularity and fail when it shifts', () => {
    const simple = ['FIFO', 'Random', 'LIFO', 'LRU', 'MRU'].map((name) => percentagesOf(name)[0]!);
    expect(percentagesOf('LFU')[0]).toBeGreaterThan(Math.max(...simple));
    expect(percentagesOf('LFU')[2]).toBeLessThan(15);
  });

  it('has random keep 82% of the loop, and MRU as much as the optimum', () => {
    expect(Math.round(percentagesOf('Random')[3]!)).toBe(82);
    expect(percentagesOf('MRU')[3]).toBe(percentagesOf('Bélády')[3]);
  });

  it('lets nobody past the optimum', () => {
    const optimum = percentagesOf('Bélády');
    for (const { name } of comparedPolicies) {
      expect(percentagesOf(name).every((share, column) => share <= optimum[column]!)).toBe(true);
    }
  });
});

describe('the shares that the lesson on hit ratios prints', () => {
  const probabilities = zipfProbabilities(1_000_000, 0.83);

  it.each([
    [0.001, 24.4],
    [0.01, 40.6],
    [0.1, 64.5],
    [0.569, 90],
    [0.947, 99],
  ])('at exponent 0.83 the top %f of the keys draws %f% of the reads', (share, percent) => {
    const drawn = probabilities.subarray(0, share * 1_000_000).reduce((sum, probability) => sum + probability, 0);
    expect(drawn * 100).toBeCloseTo(percent, 1);
  });
});
