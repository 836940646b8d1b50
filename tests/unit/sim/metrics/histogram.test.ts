import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import { boundedPareto, exponential, Histogram, lognormal } from '../../../../src/sim/index.ts';

const quantiles = [0, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 0.9999, 1];

function histogramOf(values: Iterable<number>): Histogram {
  const histogram = new Histogram();
  for (const value of values) histogram.record(value);
  return histogram;
}

function draw(seed: string, count: number): number[] {
  const stream = createStream(seed);
  const shapes = [exponential(2_000_000), lognormal(50_000, 9), boundedPareto({ minNs: 10, maxNs: 1e15, shape: 0.5 }), exponential(40)];
  return Array.from({ length: count }, (_, i) => shapes[i % shapes.length]!.sample(stream));
}

describe('Histogram', () => {
  it('[H1] is within 1/256 of the exact sample quantile', () => {
    for (const count of [1, 2, 3, 100, 40_000]) {
      const values = draw(`quantiles ${count}`, count).toSorted((a, b) => a - b);
      const histogram = histogramOf(values);
      for (const q of quantiles) {
        const exact = values[Math.max(1, Math.ceil(q * count)) - 1]!;
        expect(Math.abs(histogram.quantile(q) - exact)).toBeLessThanOrEqual(exact * Histogram.relativeError);
      }
    }
  });

  it('[H1] holds at both ends of every bucket boundary up to 2^53', () => {
    for (let exponent = 0; exponent <= 52; exponent++) {
      for (const share of [1, 1 + 1 / 128, 1.5, 2 - 1 / 128]) {
        const boundary = Math.ceil(2 ** exponent * share);
        for (const value of [boundary - 1, boundary, boundary + 1]) {
          // Between two far values, so that the clamp to the extremes cannot help.
          const histogram = histogramOf([0, value, Number.MAX_SAFE_INTEGER]);
          expect(Math.abs(histogram.quantile(0.5) - value)).toBeLessThanOrEqual(value * Histogram.relativeError);
        }
      }
    }
  });

  it('[H2] is exact below 256', () => {
    for (let value = 0; value < 256; value++) expect(histogramOf([0, value, 1e6]).quantile(0.5)).toBe(value);
  });

  it('[H3] keeps count, minimum, maximum and mean exactly', () => {
    const values = draw('H3', 10_000).filter((value) => value < 1e11);
    const histogram = histogramOf(values);
    expect(histogram.count).toBe(values.length);
    expect(histogram.min).toBe(Math.min(...values));
    expect(histogram.max).toBe(Math.max(...values));
    expect(histogram.mean).toBe(values.reduce((sum, value) => sum + value, 0) / values.length);
  });

  it('[H3] says NaN, not 0, when nothing was recorded', () => {
    const empty = new Histogram();
    expect([empty.count, empty.mean, empty.quantile(0.5), empty.min, empty.max]).toEqual([0, NaN, NaN, Infinity, -Infinity]);
  });

  it('[H4] rises with q and ends at the maximum', () => {
    const histogram = histogramOf(draw('H4', 5000));
    let last = 0;
    for (let q = 0; q <= 1; q += 1 / 1024) {
      const value = histogram.quantile(q);
      expect(value).toBeGreaterThanOrEqual(last);
      last = value;
    }
    expect(histogram.quantile(1)).toBe(histogram.max);
    for (const q of [-0.1, 1.1, NaN]) expect(() => histogram.quantile(q)).toThrow('is not in 0 to 1');
  });

  it('[H5] merges to what recording everything in one would give, whichever has seen more', () => {
    const [small, large] = [draw('small', 100).map((value) => value % 1000), draw('large', 3000)];
    for (const [first, second] of [
      [small, large],
      [large, small],
      [large, []],
      [[], large],
    ] as const) {
      const merged = histogramOf(first);
      merged.merge(histogramOf(second));
      const whole = histogramOf([...first, ...second]);
      const summary = (histogram: Histogram) => [
        histogram.count,
        histogram.min,
        histogram.max,
        ...quantiles.map((q) => histogram.quantile(q)),
      ];
      expect(summary(merged)).toEqual(summary(whole));
      expect(merged.mean).toBeCloseTo(whole.mean, 3);
    }
  });

  it('[H6] refuses what is no whole number from 0 to 2^53 - 1', () => {
    for (const value of [-1, 0.5, NaN, Infinity, 2 ** 53])
      expect(() => new Histogram().record(value)).toThrow('a histogram counts whole numbers');
    expect(histogramOf([Number.MAX_SAFE_INTEGER]).quantile(0.5)).toBe(Number.MAX_SAFE_INTEGER);
  });
});
