import { describe, expect, it } from 'vitest';
import { formatNumber, formatPercent, isCloseGuess, readCost } from '../../../../src/components/lesson/cache-arithmetic.ts';

const store = { cacheMs: 1, storeMs: 20, readsPerSecond: 10_000, storeCapacityPerSecond: 2_000 };

describe('readCost', () => {
  it('divides the load on the store by ten from a hit ratio of 0.9 to one of 0.99', () => {
    const nine = readCost({ ...store, hitRatio: 0.9 });
    const twoNines = readCost({ ...store, hitRatio: 0.99 });
    expect(nine.storeReadsPerSecond).toBeCloseTo(1_000, 6);
    expect(twoNines.storeReadsPerSecond).toBeCloseTo(100, 6);
    expect(nine.meanMs).toBeCloseTo(3, 9);
    expect(twoNines.meanMs).toBeCloseTo(1.2, 9);
  });

  it('charges a miss for the cache as well as for the store', () => {
    const cost = readCost({ ...store, hitRatio: 0 });
    expect(cost.meanMs).toBe(21);
    expect(cost.storeUtilisation).toBe(5);
  });

  it('has the 99th percentile jump from a hit to a miss where misses pass one in a hundred', () => {
    expect(readCost({ ...store, hitRatio: 0.99 }).p99Ms).toBe(1);
    expect(readCost({ ...store, hitRatio: 0.989 }).p99Ms).toBe(21);
  });
});

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [1.2, '1.2'],
    [3, '3'],
    [12_500, '12,500'],
    [999.6, '1,000'],
    [1_000_000, '1,000,000'],
    [0.05, '0.05'],
    [2.345, '2.35'],
    [100, '100'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('formatPercent', () => {
  it('keeps the decimals a hit ratio needs', () => {
    expect([0.9, 0.99, 0.999, 1, 0].map(formatPercent)).toEqual(['90%', '99%', '99.9%', '100%', '0%']);
  });
});

describe('isCloseGuess', () => {
  it('accepts a tenth either way and no more', () => {
    expect([900, 1_000, 1_100].every((guess) => isCloseGuess(guess, 1_000))).toBe(true);
    expect([899, 1_101, 10].some((guess) => isCloseGuess(guess, 1_000))).toBe(false);
  });
});
