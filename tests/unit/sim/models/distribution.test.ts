import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import {
  boundedPareto,
  deterministic,
  exponential,
  hyperexponential,
  lognormal,
  standardNormal,
  type Distribution,
} from '../../../../src/sim/index.ts';

const pareto = { minNs: 100_000, maxNs: 1e9, shape: 1.5 };

const distributions: [string, Distribution][] = [
  ['deterministic', deterministic(250_000)],
  ['exponential', exponential(1_000_000)],
  [
    'hyperexponential',
    hyperexponential([
      { probability: 0.7, meanNs: 200_000 },
      { probability: 0.2, meanNs: 1_000_000 },
      { probability: 0.1, meanNs: 6_000_000 },
    ]),
  ],
  ['lognormal', lognormal(3_000_000, 0.5)],
  ['bounded Pareto', boundedPareto({ minNs: 100_000, maxNs: 10_000_000, shape: 1.2 })],
  ['bounded Pareto of shape 1', boundedPareto({ minNs: 100_000, maxNs: 10_000_000, shape: 1 })],
  ['bounded Pareto of shape 2', boundedPareto({ minNs: 100_000, maxNs: 10_000_000, shape: 2 })],
];

describe('distributions', () => {
  it.each(distributions)('[M6] %s: samples are whole and have the mean and the variation stated', (_name, distribution) => {
    const stream = createStream('M6');
    const n = 200_000;
    const samples = Float64Array.from({ length: n }, () => distribution.sample(stream));
    expect(samples.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
    const mean = samples.reduce((sum, value) => sum + value, 0) / n;
    const squares = samples.map((value) => (value - distribution.meanNs) ** 2);
    const variance = squares.reduce((sum, value) => sum + value, 0) / n;
    const kurtosis = squares.reduce((sum, value) => sum + (value - variance) ** 2, 0) / n;
    // Five standard errors of the mean and of the variance, the latter from the sample's own fourth moment; 1 ns for rounding.
    expect(Math.abs(mean - distribution.meanNs)).toBeLessThanOrEqual(1 + 5 * Math.sqrt((distribution.scv * distribution.meanNs ** 2) / n));
    expect(Math.abs(variance - distribution.scv * distribution.meanNs ** 2)).toBeLessThanOrEqual(1 + 5 * Math.sqrt(kurtosis / n));
  });

  it('[M7] gives these samples on every engine', () => {
    const first = distributions.map(([, distribution]) => {
      const stream = createStream('M7');
      return [distribution.sample(stream), distribution.sample(stream), distribution.sample(stream)];
    });
    expect(first).toEqual([
      [250_000, 250_000, 250_000],
      [278_386, 628_302, 1_902_585],
      [125_660, 282_875, 175_185],
      [880_035, 3_624_428, 767_387],
      [125_976, 168_319, 479_119],
      [131_677, 185_818, 634_153],
      [114_933, 136_904, 258_832],
    ]);
  });

  it('[M7] a normal sample has mean 0, variance 1 and the tails of the normal', () => {
    const stream = createStream('normal');
    const n = 200_000;
    const samples = Array.from({ length: n }, () => standardNormal(stream));
    const mean = samples.reduce((sum, value) => sum + value, 0) / n;
    const variance = samples.reduce((sum, value) => sum + value * value, 0) / n;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    // P(Z > 1.96) = 0.025, on each side.
    for (const sign of [-1, 1]) {
      const share = samples.filter((value) => sign * value > 1.959964).length / n;
      expect(Math.abs(share - 0.025)).toBeLessThan(4 * Math.sqrt((0.025 * 0.975) / n));
    }
  });

  it('[M8] bounded Pareto stays within its bounds and has the tail of its shape', () => {
    const distribution = boundedPareto(pareto);
    const stream = createStream('M8');
    const n = 200_000;
    const samples = Array.from({ length: n }, () => distribution.sample(stream));
    expect(samples.every((value) => value >= pareto.minNs && value <= pareto.maxNs)).toBe(true);
    const cut = (pareto.minNs / pareto.maxNs) ** pareto.shape;
    for (const times of [2, 10, 100]) {
      const expected = (times ** -pareto.shape - cut) / (1 - cut);
      const share = samples.filter((value) => value > times * pareto.minNs).length / n;
      expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / n));
    }
  });

  it('[M6] refuses parameters that describe no distribution', () => {
    expect(() => deterministic(0.5)).toThrow('not a span');
    expect(() => exponential(0)).toThrow('not above zero');
    expect(() => lognormal(1000, 0)).toThrow('does not exist');
    expect(() => hyperexponential([{ probability: 0.9, meanNs: 1 }])).toThrow('add up to 0.9');
    expect(() => boundedPareto({ minNs: 5, maxNs: 5, shape: 1 })).toThrow('no bounded Pareto');
  });
});
