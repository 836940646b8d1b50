import { describe, expect, it } from 'vitest';
import { measureResize, measureSpread, printedPoints, printedResizes } from '../../../../src/components/lesson/ring-numbers.ts';

describe('measureResize', () => {
  it('moves about the least on the ring, and 1 - min/lcm of the keys under mod n', () => {
    const kept: Readonly<Record<string, number>> = { '4,5': 1 / 5, '5,6': 1 / 6, '10,11': 1 / 11, '10,12': 1 / 6, '10,9': 1 / 10 };
    for (const [from, to] of printedResizes) {
      const { least, onRing, byModulo } = measureResize(from, to);
      expect(Math.abs(onRing - least)).toBeLessThan(0.1 * least);
      expect(Math.abs(byModulo - 10_000 * (1 - kept[`${from},${to}`]!))).toBeLessThan(100);
    }
  });

  it('gives the lesson its numbers: 10 to 11 nodes moves about 930 keys on the ring and 9,070 under mod n', () => {
    expect(measureResize(10, 11)).toMatchObject({ onRing: 929, byModulo: 9071 });
  });
});

describe('measureSpread', () => {
  const [one, ten, hundred, fiveHundred] = printedPoints.map(measureSpread);

  it('spreads the shares more evenly with more points', () => {
    const variations = [one, ten, hundred, fiveHundred].map((spread) => spread!.variation);
    expect(variations).toEqual([...variations].sort((a, b) => b - a));
  });

  it('gives the lesson its numbers', () => {
    expect(one).toMatchObject({ fewest: 244, most: 2619, triples: 10 });
    expect(hundred).toMatchObject({ fewest: 848, most: 1292, triples: 120 });
    expect(Math.round(one!.worstGain * 100)).toBe(206);
    expect(Math.round(hundred!.worstGain * 100)).toBe(17);
  });

  it('has ten trios with one point a node: each node and the two after it', () => {
    expect(one!.triples).toBe(10);
    expect(ten!.triples).toBe(59);
  });
});
