import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import { bursty, poisson, type Arrivals } from '../../../../src/sim/index.ts';
import { dispersionMMPP } from '../theory.ts';

/** Counts arrivals in windows of equal length. */
function countsIn(arrivals: Arrivals, windowNs: number, windows: number): number[] {
  const counts = new Array<number>(windows).fill(0);
  for (let now = arrivals.nextGapNs(); now < windowNs * windows; now += arrivals.nextGapNs()) counts[Math.floor(now / windowNs)]!++;
  return counts;
}

function momentsOf(counts: number[]): { mean: number; dispersion: number } {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
  return { mean, dispersion: variance / mean };
}

describe('arrivals', () => {
  it('[M9] Poisson counts have the rate stated and variance over mean of 1', () => {
    const windows = 4000;
    const { mean, dispersion } = momentsOf(countsIn(poisson(createStream('poisson'), 50_000), 1e6, windows));
    expect(Math.abs(mean - 50)).toBeLessThan(4 * Math.sqrt(50 / windows));
    expect(Math.abs(dispersion - 1)).toBeLessThan(4 * Math.sqrt(2 / windows));
  });

  it.each([
    ['on and off', [0, 200_000], [3e5, 1e5]],
    ['slow and fast', [10_000, 90_000], [2e5, 4e5]],
  ] as const)('[M9] bursty counts, %s: rate and variance over mean', (_name, rates, meanPhases) => {
    const phases = rates.map((ratePerSec, i) => ({ ratePerSec, meanNs: meanPhases[i]! }));
    const arrivals = bursty(createStream('bursty'), phases[0]!, phases[1]!);
    const rate = (rates[0] * meanPhases[0] + rates[1] * meanPhases[1]) / (meanPhases[0] + meanPhases[1]);
    expect(arrivals.ratePerSec).toBeCloseTo(rate, 6);
    const [windows, windowNs] = [1500, 3e7]; // fifty phases and more in a window, so that the limit for long windows applies
    const { mean, dispersion } = momentsOf(countsIn(arrivals, windowNs, windows));
    const expected = dispersionMMPP([rates[0] / 1e9, rates[1] / 1e9], [meanPhases[0], meanPhases[1]]);
    expect(Math.abs(mean / (rate * windowNs * 1e-9) - 1)).toBeLessThan(4 * Math.sqrt(expected / (mean * windows)));
    // Four standard errors of a variance, and 1% as the windows are finite.
    expect(Math.abs(dispersion / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / windows) + 0.01);
  });

  it('[M9] refuses rates and phases that never bring anyone', () => {
    const stream = createStream('refused');
    expect(() => poisson(stream, 0)).toThrow('not above zero');
    expect(() => bursty(stream, { ratePerSec: 0, meanNs: 1 }, { ratePerSec: 0, meanNs: 1 })).toThrow('one rate above zero');
    expect(() => bursty(stream, { ratePerSec: 1, meanNs: 0 }, { ratePerSec: 0, meanNs: 1 })).toThrow('lasts no time');
  });
});
