import { describe, expect, it } from 'vitest';
import { combinations, combinedDefaults, combinedRows } from '../../../../src/components/lesson/combined-availability.ts';

describe('equal parts, combined', () => {
  it('follow the closed formulas', () => {
    const [one, sequence, parallel, allButOne, both] = combinations({ percent: 99, inSequence: 10, inParallel: 3 });
    expect(one!.down).toBe(0.01);
    expect(sequence!.down).toBeCloseTo(1 - 0.99 ** 10, 14);
    expect(parallel!.down).toBeCloseTo(1e-6, 18);
    expect(allButOne!.down).toBeCloseTo(3 * 0.01 ** 2 - 2 * 0.01 ** 3, 15);
    expect(both!.down).toBeCloseTo(1 - (1 - 1e-6) ** 10, 14);
  });

  it('show the rows the lesson quotes', () => {
    expect(combinedRows(combinedDefaults)).toEqual([
      ['One part', '99.9%', '43.2 minutes', '8.76 hours'],
      ['10 in sequence', '99.0045%', '7.17 hours', '3.63 days'],
      ['3 in parallel, one is enough', '99.9999999%', '2.59 ms', '31.5 ms'],
      ['3 in parallel, 2 are needed', '99.9997002%', '7.77 s', '94.5 s'],
      ['10 in sequence, each 3 in parallel', '99.999999%', '25.9 ms', '315 ms'],
    ]);
  });

  it('hold at the ends of what the reader may set', () => {
    expect(combinations({ percent: 100, inSequence: 50, inParallel: 9 }).every(({ down }) => down === 0)).toBe(true);
    expect(combinations({ percent: 0, inSequence: 50, inParallel: 9 }).every(({ down }) => down === 1)).toBe(true);
  });
});
