import { describe, expect, it } from 'vitest';
import { createBalancer } from '../../../exercises/traffic/lb-power-of-two/private/reference.ts';
import { ln, createStream, power } from '../../../src/kernel/index.ts';
import { playCluster } from '../traffic/play-cluster.ts';

/** Mean time in the system with two choices, in mean services, by utilisation. */
const published: Readonly<Record<string, number>> = { 0.5: 1.2657, 0.7: 1.6145, 0.8: 1.9474, 0.9: 2.6141, 0.95: 3.383, 0.99: 5.432 };

/** Returns the mean time in the supermarket model with d choices among infinitely many servers. */
function limit(utilisation: number, d: number): number {
  let sum = 0;
  for (let i = 1; i < 40; i++) sum += power(utilisation, (power(d, i) - d) / (d - 1));
  return sum;
}

// Source: Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", IEEE TPDS 12(10), 2001: the limit (corollary of theorem 1) and the
// table that compares it with simulations of 100 queues.
describe('the supermarket model', () => {
  it('has the published mean times for two choices', () => {
    for (const [utilisation, mean] of Object.entries(published)) expect(limit(Number(utilisation), 2)).toBeCloseTo(mean, 4);
  });

  it.each([
    ['0.5', 0.02],
    ['0.7', 0.02],
    ['0.8', 0.02],
    ['0.9', 0.03],
    ['0.95', 0.04],
  ])('[R3] [R4] [R11] is what the reference comes to on 100 servers at %s', { timeout: 60_000 }, (utilisation, tolerance) => {
    const meanMs = 10;
    const { latency, fault } = playCluster(createBalancer, {
      seed: `supermarket ${utilisation}`,
      backends: Array.from({ length: 100 }, (_, index) => ({ id: `b${index}`, weight: 1 })),
      requests: 120_000,
      warmup: 20_000,
      arrivals: { kind: 'poisson', utilisation: Number(utilisation) },
      service: { kind: 'exponential', meanMs },
    });
    expect(fault).toBeUndefined();
    expect(Math.abs(latency.meanMs / meanMs / published[utilisation]! - 1)).toBeLessThan(tolerance);
  });
});

/** Returns the most requests on one of n backends after n picks of which none ends. */
function mostLoaded(n: number, seed: string): number {
  const stream = createStream(seed);
  const backends = Array.from({ length: n }, (_, index) => ({ id: String(index), weight: 1 }));
  const balancer = createBalancer({ backends, now: () => 0, random: () => stream.float() });
  const loads = new Int32Array(n);
  for (let id = 0; id < n; id++) loads[Number(balancer.pick({ id, clientAddress: '10.0.0.1' }))]! += 1;
  return Math.max(...loads);
}

/** Returns the same for one choice. */
function mostLoadedByChance(n: number, seed: string): number {
  const stream = createStream(seed);
  const loads = new Int32Array(n);
  for (let id = 0; id < n; id++) loads[stream.below(n)]! += 1;
  return Math.max(...loads);
}

// Source: Azar, Broder, Karlin, Upfal, "Balanced Allocations", SIAM Journal on Computing 29(1), 1999, theorem 1: with d choices the fullest of n bins
// has ln ln n / ln d + O(1) of n balls, where one choice gives (1 + o(1)) ln n / ln ln n.
describe('n balls in n bins', () => {
  it.each([256, 4096, 65_536])('[R3] the reference puts at most ln ln n / ln 2 + 2 into one of %i', (n) => {
    const bound = ln(ln(n)) / ln(2) + 2;
    for (const seed of ['one', 'two', 'three', 'four', 'five']) {
      const most = mostLoaded(n, seed);
      expect(most).toBeLessThanOrEqual(bound);
      expect(most).toBeLessThan(mostLoadedByChance(n, seed));
    }
  });
});
