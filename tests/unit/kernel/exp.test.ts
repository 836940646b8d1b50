import { describe, expect, it } from 'vitest';
import { createStream, exp, power } from '../../../src/kernel/index.ts';

describe('exp', () => {
  it('agrees with Math.exp to a few units in the last place, over the whole range', () => {
    const stream = createStream('exp');
    for (let i = 0; i < 20_000; i++) {
      const x = (stream.float() - 0.5) * 1400;
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-15);
    }
  });

  it('keeps the borders', () => {
    expect(exp(0)).toBe(1);
    expect(exp(1)).toBeCloseTo(Math.E, 14);
    expect(exp(710)).toBe(Infinity);
    expect(exp(-746)).toBe(0);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(NaN)).toBeNaN();
    expect(exp(-740)).toBeGreaterThan(0);
    expect(exp(709.78)).toBeLessThan(Infinity);
  });
});

describe('power', () => {
  it('agrees with Math.pow', () => {
    for (let base = 1; base <= 1000; base++) {
      for (const exponent of [-2, -0.86, 0, 0.5, 1]) expect(Math.abs(power(base, exponent) / base ** exponent - 1)).toBeLessThan(1e-14);
    }
  });

  it('refuses a base that is not above zero', () => {
    expect(() => power(0, 1)).toThrow('not above zero');
  });
});
