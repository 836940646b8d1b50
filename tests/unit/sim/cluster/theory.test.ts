import { describe, expect, it } from 'vitest';
import {
  latencyFigures,
  randomBalancer,
  roundRobin,
  runCluster,
  shortestQueue,
  simulateCluster,
  twoChoices,
  type ClusterScenario,
} from '../../../../src/sim/cluster/index.ts';
import { erlangC, supermarketTime, tolerance } from '../theory.ts';
import { equalBackends } from './scenarios.ts';

const serviceMs = 10;
/** Services per request, as published tables give times. */
const inServices = (ms: number) => ms / serviceMs;

function expectWithin(actual: number, expected: number, share: number): void {
  expect(Math.abs(actual / expected - 1), `${actual} against ${expected}`).toBeLessThan(share);
}

describe('random choice', () => {
  it('[C2] [C14] makes each backend an M/M/1: mean and p99 of the time in system', () => {
    const [load, requests, backends] = [0.7, 600_000, 6];
    const record = runCluster(equalBackends('random', backends, load, requests), randomBalancer);
    const meanMs = serviceMs / (1 - load);
    for (let backend = 0; backend < backends; backend++) {
      const { meanMs: seen, p99Ms } = latencyFigures(record, { backend });
      const share = tolerance(load, requests / backends);
      expectWithin(seen, meanMs, share);
      expectWithin(p99Ms, -meanMs * Math.log(0.01), 1.5 * share + 1 / 256);
    }
    expect(record.littlesLaw.relativeError).toBeLessThan(1e-9);
  });
});

describe('round robin', () => {
  it('[C14] gives each backend the same share and gaps of the Erlang kind: better than random, worse than two choices', () => {
    const scenario = equalBackends('turns', 10, 0.9, 200_000);
    const [turns, random, two] = [roundRobin, randomBalancer, twoChoices].map((balancer) => simulateCluster(scenario, balancer));
    expect(turns!.fairness).toBe(1);
    // Kingman's bound for a queue whose gaps are sums of 10 exponentials: wait <= load / (1 - load) * (1 / 10 + 1) / 2 services.
    const bound = serviceMs * (1 + (0.9 / 0.1) * (1.1 / 2));
    expect(turns!.latency.meanMs).toBeLessThan(bound);
    expect(turns!.latency.meanMs).toBeGreaterThan(0.85 * bound);
    expect(turns!.latency.meanMs).toBeLessThan(0.75 * random!.latency.meanMs);
    expect(two!.latency.p99Ms).toBeLessThan(0.5 * turns!.latency.p99Ms);
  });
});

describe('two choices', () => {
  // Mitzenmacher, IEEE TPDS 12(10), 2001, table 1: mean times of the supermarket model with d = 2.
  const published: Readonly<Record<string, number>> = { 0.5: 1.2657, 0.7: 1.6145, 0.8: 1.9474, 0.9: 2.6141, 0.95: 3.383 };

  it.each(Object.keys(published).map(Number))('[C14] at load %d take the time of the supermarket model', (load) => {
    const requests = 1_000_000;
    const scenario = { ...equalBackends(`two ${load}`, 250, load, requests), warmup: 100_000 };
    const { latency, record } = simulateCluster(scenario, twoChoices);
    expect(supermarketTime(load, 2)).toBeCloseTo(published[load]!, 4);
    expectWithin(inServices(latency.meanMs), published[load]!, 0.03);
    expect(record.littlesLaw.relativeError).toBeLessThan(1e-9);
  });
});

describe('ten servers at load 0.9', () => {
  const scenario: ClusterScenario = { ...equalBackends('ten', 10, 0.9, 1_000_000), warmup: 20_000 };

  it('[C14] the shortest queue: mean about 1.9 services, p99 about 7.9', () => {
    const { latency, record } = simulateCluster(scenario, shortestQueue);
    expectWithin(inServices(latency.meanMs), 1.9, 0.04);
    expectWithin(inServices(latency.p99Ms), 7.9, 0.04);
    expect(record.littlesLaw.relativeError).toBeLessThan(1e-9);
  });

  it('[C3] [C14] a central queue: 1.669 services by Erlang C', () => {
    const { latency } = simulateCluster({ ...scenario, backends: [{ id: 'all', weight: 1, servers: 10 }] }, roundRobin);
    const expected = 1 + erlangC(10, 9) / (10 * 0.1);
    expect(expected).toBeCloseTo(1.669, 3);
    expectWithin(inServices(latency.meanMs), expected, 0.03);
  });

  it('[C14] two choices keep p99 below half of round robin', () => {
    const [two, turns] = [twoChoices, roundRobin].map((balancer) => simulateCluster(scenario, balancer).latency.p99Ms);
    expect(two! / turns!).toBeLessThan(0.5);
  });
});
