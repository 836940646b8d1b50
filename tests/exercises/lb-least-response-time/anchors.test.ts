import { describe, expect, it } from 'vitest';
import { createBalancer } from '../../../exercises/traffic/lb-least-response-time/private/reference.ts';
import { simulations } from '../../../exercises/traffic/lb-least-response-time/suite/cluster.ts';
import { createStream, power } from '../../../src/kernel/index.ts';
import { countPicks, peakEwma, roundRobin, shortestQueue, simulateCluster } from '../../../src/sim/cluster/index.ts';
import { playCluster } from '../traffic/play-cluster.ts';

/** The load metric as Finagle's PeakEwma.scala has it, with a half-life in place of the mean lifetime. */
class FinagleMetric {
  private stampMs = 0;
  private costMs = 0;
  pending = 0;
  private readonly halfLifeMs: number;

  constructor(halfLifeMs: number) {
    this.halfLifeMs = halfLifeMs;
  }

  private observe(rttMs: number, nowMs: number): void {
    const weight = power(2, -(nowMs - this.stampMs) / this.halfLifeMs);
    this.costMs = rttMs > this.costMs ? rttMs : this.costMs * weight + rttMs * (1 - weight);
    this.stampMs = nowMs;
  }

  end(rttMs: number, nowMs: number): void {
    this.pending -= 1;
    this.observe(rttMs, nowMs);
  }

  load(nowMs: number): number {
    this.observe(0, nowMs);
    if (this.costMs === 0 && this.pending > 0) return Number.MAX_SAFE_INTEGER + this.pending;
    return this.costMs * (this.pending + 1);
  }
}

interface Running {
  readonly id: number;
  readonly backend: string;
  readonly startMs: number;
  readonly endMs: number;
}

// Source: Finagle, finagle-core, com.twitter.finagle.loadbalancer.PeakEwma (Twitter): `observe`, `get`.
// The reference fades along straight lines between halvings (up to 6% above the curve), and forgets lower latencies, of which Finagle keeps a little.
describe('the load metric of Finagle', () => {
  it('[R2] [R3] [R4] ranks backends as the reference does, where costs are a quarter apart or more', () => {
    const halfLifeMs = 1_000;
    const stream = createStream('finagle');
    const ids = ['a', 'b', 'c', 'd'];
    let nowMs = 1_000;
    const metrics = new Map(ids.map((id) => [id, new FinagleMetric(halfLifeMs)]));
    const balancer = createBalancer({
      backends: ids.map((id) => ({ id, weight: 1 })),
      now: () => nowMs,
      random: () => stream.float(),
      halfLifeMs,
    });
    const running: Running[] = [];
    let clear = 0;
    for (let id = 0; id < 5_000; id++) {
      nowMs += Math.round(stream.exponential(10));
      running.sort((one, other) => one.endMs - other.endMs);
      while (running.length > 0 && running[0]!.endMs <= nowMs) {
        const { id: ended, backend, startMs } = running.shift()!;
        const latencyMs = nowMs - startMs;
        balancer.finished(backend, { id: ended, clientAddress: '10.0.0.1' }, { ok: true, latencyMs, bytes: 0 });
        metrics.get(backend)!.end(latencyMs, nowMs);
      }
      const loads = ids.map((each) => ({ id: each, load: metrics.get(each)!.load(nowMs) })).sort((one, other) => one.load - other.load);
      const picked = balancer.pick({ id, clientAddress: '10.0.0.1' })!;
      if (loads[0]!.load < 0.75 * loads[1]!.load) {
        clear += 1;
        expect(picked, `request ${id}, at ${nowMs} ms: ${JSON.stringify(loads)}`).toBe(loads[0]!.id);
      }
      metrics.get(picked)!.pending += 1;
      const meanMs = { a: 10, b: 20, c: 40, d: 80 }[picked]!;
      running.push({ id, backend: picked, startMs: nowMs, endMs: nowMs + 1 + Math.round(stream.exponential(meanMs)) });
    }
    expect(clear).toBeGreaterThan(1_500);
  });
});

describe('the reference in the simulated cluster', () => {
  const scenarioOf = (id: string) => simulations.find((one) => one.id === id)!.scenario(`${id} anchor`);

  it('[R10] is as good as peak EWMA of the engine, and far better than round robin', () => {
    for (const id of ['slow-one', 'turns-slow']) {
      const scenario = scenarioOf(id);
      const p99Ms = playCluster(createBalancer, scenario).latency.p99Ms;
      expect(Math.abs(p99Ms / simulateCluster(scenario, peakEwma).latency.p99Ms - 1), id).toBeLessThan(0.25);
      expect(p99Ms * 10, id).toBeLessThan(simulateCluster(scenario, roundRobin).latency.p99Ms);
    }
  });

  it('[R11] leaves a black hole alone, which draws those who count running requests only', () => {
    const scenario = scenarioOf('black-hole');
    const shareOf = (picks: readonly number[]) => picks[3]! / picks.reduce((sum, each) => sum + each, 0);
    const range = { fromMs: 10_000 };
    expect(shareOf(countPicks(playCluster(createBalancer, scenario).record, range))).toBeLessThan(0.005);
    expect(shareOf(countPicks(simulateCluster(scenario, roundRobin).record, range))).toBeCloseTo(0.1, 2);
    expect(shareOf(countPicks(simulateCluster(scenario, shortestQueue).record, range))).toBeGreaterThan(0.15);
  });
});
