import { describe, expect, it } from 'vitest';
import {
  compareJoins,
  compareLinks,
  compareWithLoad,
  compareWithoutLoad,
  type BalancerRow,
} from '../../../../src/components/lesson/balancer-comparison.ts';

function valuesOf(rows: readonly BalancerRow[], name: string): readonly number[] {
  return rows.find((row) => row.name === name)!.values;
}

describe('compareWithoutLoad', () => {
  const rows = compareWithoutLoad();

  it('gives what the lesson says of equal backends, in ms', () => {
    expect(rows.map(({ values }) => Math.round(values[0]!))).toEqual([314, 159, 159, 90, 69]);
  });

  it('has random near the M/M/1 at 85%: ln 100 times 66.7 ms', () => {
    expect(valuesOf(rows, 'Random')[0]! / 307).toBeCloseTo(1, 1);
  });

  it('has weights win on mixed backends by far', () => {
    expect(valuesOf(rows, 'Weighted round robin')[1]!).toBeLessThan(valuesOf(rows, 'Round robin')[1]! / 4);
  });
});

describe('compareWithLoad', () => {
  const rows = compareWithLoad();

  it('lets the queue at a slow backend grow under rules that do not look', () => {
    expect(valuesOf(rows, 'Round robin')[1]!).toBeGreaterThan(1_000_000);
    expect(valuesOf(rows, 'Least response time')[1]!).toBeLessThan(valuesOf(rows, 'Least connections')[1]!);
  });

  it('has the black hole draw more than a tenth by counting, and next to nothing by latency with failures counted as slow', () => {
    expect(valuesOf(rows, 'Least connections')[2]!).toBeGreaterThan(0.2);
    expect(valuesOf(rows, 'Two choices')[2]!).toBeGreaterThan(0.15);
    expect(valuesOf(rows, 'Least response time')[2]!).toBeLessThan(0.001);
  });
});

describe('compareJoins', () => {
  it('floods a newcomer without slow start', () => {
    expect(compareJoins().map(({ values }) => values[0])).toEqual([0.16, 0.76, 0.1]);
  });
});

describe('compareLinks', () => {
  it('halves what the busiest link is above the mean, more so with a short window', () => {
    const above = compareLinks().map(({ values }) => values[0]! - values[1]!);
    expect(above[2]! / above[0]!).toBeLessThan(0.4);
    expect(above[3]! / above[0]!).toBeGreaterThan(0.6);
    expect(compareLinks()[0]!.values[1]!).toBeCloseTo(0.19, 2);
  });
});
