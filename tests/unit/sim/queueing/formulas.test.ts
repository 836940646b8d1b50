import { describe, expect, it } from 'vitest';
import type { Queue } from '../../../../src/sim/queueing/index.ts';
import {
  beyondMs,
  kneePercent,
  loadOf,
  meanWaitMs,
  quantileMs,
  refusalProbability,
  trustOf,
  waitProbability,
} from '../../../../src/sim/queueing/index.ts';

/** M/M/c at a load, services of 10 ms. */
function queueAt(servers: number, load: number, scv = 1): Queue {
  return { servers, arrivalsPerMs: (load * servers) / 10, meanServiceMs: 10, scv };
}

/** Erlang C by its definition, a sum over states: Kleinrock, Queueing Systems 1, 1975, section 3.5. */
function erlangByStates(servers: number, offered: number): number {
  let term = 1;
  let sum = 0;
  for (let k = 0; k < servers; k++) {
    sum += term;
    term = (term * offered) / (k + 1);
  }
  const waiting = (term * servers) / (servers - offered);
  return waiting / (sum + waiting);
}

describe('formulas', () => {
  it('have the wait probability of Erlang C', () => {
    for (const [servers, offered] of [
      [1, 0.9],
      [2, 1.2],
      [10, 8],
      [64, 60],
    ] as const)
      expect(waitProbability(servers, offered)).toBeCloseTo(erlangByStates(servers, offered), 12);
    expect(waitProbability(3, 3)).toBe(1);
  });

  it('have the refusals of Erlang B, by its definition, a sum over states', () => {
    for (const [servers, offered] of [
      [1, 0.5],
      [8, 30],
      [20, 20],
    ] as const) {
      let term = 1;
      let sum = 1;
      for (let k = 1; k <= servers; k++) {
        term = (term * offered) / k;
        sum += term;
      }
      expect(refusalProbability(servers, offered)).toBeCloseTo(term / sum, 12);
    }
  });

  it('have the means of M/M/1, M/D/1 and M/G/1', () => {
    // M/M/1: load / (1 - load) services; fixed services wait half of that.
    expect(meanWaitMs(queueAt(1, 0.9))).toBeCloseTo(90, 9);
    expect(meanWaitMs(queueAt(1, 0.9, 0))).toBeCloseTo(45, 9);
    expect(meanWaitMs(queueAt(1, 0.9, 5))).toBeCloseTo(270, 9);
    expect(meanWaitMs(queueAt(2, 1))).toBe(Infinity);
    expect(loadOf(queueAt(8, 0.7))).toBeCloseTo(0.7, 12);
    expect([trustOf(queueAt(1, 0.5, 4)), trustOf(queueAt(4, 0.5)), trustOf(queueAt(4, 0.5, 0))]).toEqual(['exact', 'exact', 'approximate']);
  });

  it('have the tail of M/M/1, and one that adds up to the mean for more servers', () => {
    // M/M/1: the time in the system is exponential with mean service / (1 - load).
    expect(quantileMs(queueAt(1, 0.9), 0.99)).toBeCloseTo(100 * Math.log(100), 6);
    for (const [servers, load] of [
      [2, 0.5],
      [4, 0.9],
      [32, 0.97],
    ] as const) {
      const queue = queueAt(servers, load);
      const step = 0.05;
      let area = 0;
      for (let ms = step / 2; ms < 2000; ms += step) area += beyondMs(queue, ms) * step;
      expect(area).toBeCloseTo(10 + meanWaitMs(queue), 2);
      expect(beyondMs(queue, quantileMs(queue, 0.99))).toBeCloseTo(0.01, 9);
    }
    expect(quantileMs(queueAt(2, 1.2), 0.5)).toBe(Infinity);
  });

  it('have the knee of M/M/1 at a half, of M/M/2 at one over the root of three, and move it up with more servers', () => {
    const knees = [1, 2, 4, 8, 16, 32, 64].map((servers) => kneePercent((load) => queueAt(servers, load)));
    expect(knees).toEqual([50, Math.round(100 / Math.sqrt(3)), 66, 74, 81, 86, 90]);
  });

  it('have the knee of any M/G/1 where one customer is in the system on average', () => {
    for (const scv of [0, 0.5, 1, 4, 12]) {
      const knee = kneePercent((load) => queueAt(1, load, scv)) / 100;
      const inSystem = (load: number) => load + (load / 10) * meanWaitMs(queueAt(1, load, scv));
      expect(inSystem(knee - 0.01)).toBeLessThan(1);
      expect(inSystem(knee + 0.01)).toBeGreaterThan(1);
    }
  });
});
