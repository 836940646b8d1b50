import { describe, expect, it } from 'vitest';
import { msFromNanos, nanosFromMs } from '../../../src/kernel/index.ts';

describe('virtual time', () => {
  it('rounds milliseconds to whole nanoseconds', () => {
    expect(nanosFromMs(1.5)).toBe(1_500_000);
    expect(nanosFromMs(0.0000014)).toBe(1);
    expect(nanosFromMs(0.0000016)).toBe(2);
    expect(nanosFromMs(0)).toBe(0);
  });

  it('gives the milliseconds back', () => {
    expect(msFromNanos(nanosFromMs(12.25))).toBe(12.25);
  });

  it('refuses what is no span: negative, NaN, past 2^53 ns', () => {
    for (const ms of [-1, NaN, Infinity, 9_007_199_255]) expect(() => nanosFromMs(ms)).toThrow('is not a span of virtual time');
  });
});
