import { describe, expect, it } from 'vitest';
import type { EarlyRefresh } from '../../../../src/components/lesson/early-refresh.ts';
import {
  chanceOfNone,
  earlyChance,
  loadsAtExpiry,
  loadsWhenEarly,
  meanLeadSeconds,
} from '../../../../src/components/lesson/early-refresh.ts';
import { createStream, ln } from '../../../../src/kernel/index.ts';

/** Reads one copy until its first load is done, as the paper's algorithm does; returns the lead of the first load and the loads started. */
function simulate(key: EarlyRefresh, copies: number) {
  const stream = createStream(`early refresh ${key.readsPerSecond} ${key.loadSeconds} ${key.beta}`);
  let leads = 0;
  let loads = 0;
  let none = 0;
  for (let copy = 0; copy < copies; copy++) {
    // So far out that an early load is as good as impossible.
    let left = key.loadSeconds * key.beta * (ln(1 + key.readsPerSecond * key.beta * key.loadSeconds) + 10);
    let doneAt = -Infinity;
    for (;;) {
      left -= stream.exponential(1 / key.readsPerSecond);
      if (left <= doneAt) break;
      const early = -key.loadSeconds * key.beta * ln(1 - stream.float());
      if (left > 0 && early < left) continue;
      loads++;
      if (doneAt === -Infinity) {
        doneAt = left - key.loadSeconds;
        leads += Math.max(0, left);
        if (left <= 0) none++;
      }
    }
  }
  return { lead: leads / copies, loads: loads / copies, none: none / copies };
}

describe('early refresh by chance', () => {
  it('has one read load early with chance e^-1 when one load time is left at beta 1', () => {
    const key = { readsPerSecond: 200, loadSeconds: 0.5, beta: 1 };
    expect(earlyChance(0.5, key)).toBeCloseTo(0.36788, 5);
    expect(earlyChance(2.5, key)).toBeCloseTo(0.006738, 6);
    expect(earlyChance(0, key)).toBe(1);
  });

  it.each([
    { readsPerSecond: 200, loadSeconds: 0.5, beta: 1 },
    { readsPerSecond: 200, loadSeconds: 0.5, beta: 2 },
    { readsPerSecond: 8, loadSeconds: 0.5, beta: 0.5 },
    { readsPerSecond: 1, loadSeconds: 0.5, beta: 1 },
  ])('agrees with a simulation of $readsPerSecond reads/s, loads of $loadSeconds s, beta $beta', (key) => {
    const simulated = simulate(key, 4_000);
    expect(Math.abs(meanLeadSeconds(key) / simulated.lead - 1)).toBeLessThan(0.05);
    expect(Math.abs(loadsWhenEarly(key) / simulated.loads - 1)).toBeLessThan(0.05);
    expect(Math.abs(chanceOfNone(key) - simulated.none)).toBeLessThan(0.02);
  });

  it('starts e loads at beta 1 however many read, and a whole stampede without it', () => {
    for (const readsPerSecond of [100, 1_000, 100_000]) {
      expect(loadsWhenEarly({ readsPerSecond, loadSeconds: 1, beta: 1 })).toBeCloseTo(Math.E, 3);
      expect(loadsAtExpiry({ readsPerSecond, loadSeconds: 1, beta: 1 })).toBe(readsPerSecond + 1);
    }
  });
});
