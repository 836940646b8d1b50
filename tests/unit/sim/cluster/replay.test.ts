import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import {
  clusterWorld,
  Decision,
  jainFairness,
  leastBandwidth,
  maxSeriesPoints,
  peakEwma,
  peakLinkUse,
  randomBalancer,
  replayCluster,
  roundRobin,
  runCluster,
  shortestQueue,
  simulateCluster,
  twoChoices,
  type ClusterScenario,
} from '../../../../src/sim/cluster/index.ts';
import type { LearnerHost } from '../../../../src/sim/learner-host.ts';
import { nativeHost } from '../native-host.ts';
import { equalBackends, listener } from './scenarios.ts';

interface Env {
  readonly backends: readonly { id: string; weight: number }[];
  readonly now: () => number;
  readonly random: () => number;
  readonly slowStartMs?: number;
}

/** Runs the "learner's" function here, without a meter but with the count of its calls. */
function hostOf(entry: (env: Env) => unknown): LearnerHost {
  let calls = 0;
  return {
    ...nativeHost(entry),
    attempt(work) {
      calls += 1;
      try {
        return { kind: 'returned', value: work() };
      } catch (error) {
        if (error === stopped) return { kind: 'stopped' };
        return { kind: 'threw', error, isRangeError: false };
      }
    },
    steps: () => calls,
    describe: (error) => `described: ${String((error as Error).message)}`,
  };
}

const stopped = new Error('stopped');

/** Takes turns, like round robin; `more` replaces methods. */
function turns(more: Record<string, unknown> = {}) {
  return (env: Env) => {
    let list = env.backends;
    let turn = 0;
    return {
      pick: () => list[turn++ % list.length]?.id,
      finished() {},
      setBackends(next: Env['backends']) {
        list = next;
      },
      ...more,
    };
  };
}

const eventful: ClusterScenario = {
  ...equalBackends('eventful', 4, 0.8, 4000),
  backends: [0, 1, 2, 3].map((index) => ({ id: `b${index}`, weight: 1 + (index % 2), speed: 1 + index / 2, joinsLater: index === 3 })),
  events: [
    { kind: 'slow', backend: 'b0', atMs: 2_000, factor: 4 },
    { kind: 'failFast', backend: 'b1', atMs: 4_000 },
    { kind: 'recover', backend: 'b1', atMs: 5_000 },
    { kind: 'die', backend: 'b2', atMs: 5_000, timeoutMs: 300, detectMs: 200 },
    { kind: 'join', backend: 'b3', atMs: 6_000, coldMs: 1_000, coldFactor: 5 },
    { kind: 'reweight', backend: 'b0', atMs: 7_000, weight: 5 },
  ],
};

const stock = { leastBandwidth, peakEwma, randomBalancer, roundRobin, shortestQueue, twoChoices };

describe('runs', () => {
  it.each(Object.entries(stock))('[C5] with %s end every request once and keep Little’s law', (_, balancer) => {
    const { record, fault, picks, errors } = simulateCluster(eventful, balancer);
    expect(fault).toBeUndefined();
    expect(record.decided).toBe(4000);
    expect(picks.reduce((sum, count) => sum + count, 0)).toBe(4000);
    expect(record.latenciesNs.every((latency) => latency >= 0)).toBe(true);
    expect(errors).toBe(record.ok.filter((ok) => ok === 0).length);
    expect(errors).toBeGreaterThan(0);
    expect(record.littlesLaw.relativeError).toBeLessThan(1e-9);
  });

  it('[C5] tell each end once', () => {
    const { told, port } = listener((_, atMs) => (atMs < 5_200 ? 2 : 0));
    runCluster(eventful, port);
    expect(new Set(told.finished.map(({ request }) => request)).size).toBe(4000);
    expect(told.finished.length).toBe(4000);
  });

  it('[C1] meet the same requests, whatever is decided', () => {
    const tables = [randomBalancer, shortestQueue].map((balancer) => runCluster(eventful, balancer).table);
    expect(tables[0]).toEqual(tables[1]);
    const other = runCluster({ ...eventful, seed: 'another' }, randomBalancer).table;
    expect(other.arrivesNs).not.toEqual(tables[0]!.arrivesNs);
  });

  it('[C2] bursty arrivals have the stated rate in the long run, and bursts', () => {
    const base = equalBackends('bursty', 10, 0.6, 300_000);
    const poisson = runCluster(base, roundRobin);
    const burst = runCluster({ ...base, arrivals: { kind: 'bursty', utilisation: 0.6, peak: 3, burstMs: 20, quietMs: 60 } }, roundRobin);
    for (const { table } of [poisson, burst]) expect(Math.abs(table.arrivesNs.at(-1)! / 1e6 / (300_000 / 0.6) - 1)).toBeLessThan(0.04);
    const variance = ({ table }: typeof poisson) => {
      const counts = new Float64Array(4000);
      for (const at of table.arrivesNs) counts[Math.floor(at / 1e8)]!++;
      const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
      return counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length / mean;
    };
    expect(variance(poisson)).toBeLessThan(1.2);
    expect(variance(burst)).toBeGreaterThan(5);
  });

  it('[C13] keep at most 200 points, at the same times for all, each count in one window', () => {
    const [first, second] = [roundRobin, shortestQueue].map((balancer) => runCluster(eventful, balancer).series);
    expect(first!.timesMs).toEqual(second!.timesMs);
    expect(first!.timesMs.length).toBeLessThanOrEqual(maxSeriesPoints);
    expect(first!.timesMs.length).toBeGreaterThan(maxSeriesPoints / 2);
    const counted = first!.picks.flat().reduce((sum, count) => sum + count, 0);
    expect(counted).toBe(4000 - first!.stride);
    const seen = runCluster({ ...eventful, requests: 10 }, roundRobin).series;
    expect(seen.timesMs.length).toBe(10);
  });

  it('measures fairness as Jain does, and the peak use of links', () => {
    expect(jainFairness([1, 0, 0, 0])).toBe(0.25);
    expect(jainFairness([3, 3])).toBe(1);
    const links = { ...equalBackends('links', 2, 0.5, 2000), backends: ['a', 'b'].map((id) => ({ id, weight: 1, linkBytesPerMs: 100 })) };
    const one = peakLinkUse(runCluster(links, listener(() => 0).port));
    expect(one).toBeGreaterThan(0.95);
    expect(one).toBeLessThanOrEqual(1 + 1e-9);
    expect(peakLinkUse(runCluster({ ...links, arrivals: { kind: 'poisson', utilisation: 0.05 } }, roundRobin))).toBeLessThan(0.6);
  });
});

describe('the learner’s world', () => {
  it('[C11] records decisions whose replay gives the same record', () => {
    const trace = clusterWorld(eventful, hostOf(turns()));
    const replayed = replayCluster(eventful, trace);
    const direct = runCluster(eventful, roundRobin);
    expect(replayed.fault).toBeUndefined();
    expect(replayed.record.backends).toEqual(direct.backends);
    expect(replayed.record.latenciesNs).toEqual(direct.latenciesNs);
    expect(replayed.record.series).toEqual(direct.series);
    // 4,000 picks and ends, one creation, three lists.
    expect(replayed.steps).toEqual({ perPick: 1, maxPick: 1, perRequest: (4000 + 4000 + 1 + 3) / 4000 });
  });

  it('hands over clock, chance, addresses, options and results as the contract has them', () => {
    const seen: unknown[] = [];
    const entry = (env: Env) => {
      const numbers = [env.random(), env.random()];
      seen.push(env.backends, env.now(), env.slowStartMs, numbers);
      return turns({
        pick(request: { id: number; clientAddress: string }) {
          if (request.id === 2) seen.push(request, env.now());
          return 'b0';
        },
        finished(backend: string, request: { id: number }, result: unknown) {
          if (request.id === 2) seen.push(backend, request.id, result, Object.isFrozen(request));
        },
      })(env);
    };
    const scenario = { ...equalBackends('handed', 2, 0.1, 3), options: { slowStartMs: 123 } };
    const record = runCluster(scenario, listener(() => 0).port);
    clusterWorld(scenario, hostOf(entry));
    const random = createStream('handed/balancer');
    const client = record.table.clients[2]!;
    expect(seen).toEqual([
      [
        { id: 'b0', weight: 1 },
        { id: 'b1', weight: 1 },
      ],
      0,
      123,
      [random.float(), random.float()],
      { id: 2, clientAddress: `10.0.${client >> 8}.${client & 255}` },
      record.table.arrivesNs[2]! / 1e6,
      'b0',
      2,
      { ok: true, latencyMs: record.latenciesNs[2]! / 1e6, bytes: 1000 },
      true,
    ]);
  });

  const thrower = () => {
    throw new Error('oh');
  };
  const stopper = () => {
    throw stopped;
  };
  it.each([
    ['undefined', turns({ pick: () => undefined }), { kind: 'none-picked', place: 'pick', request: 0 }],
    ['an unknown name', turns({ pick: () => 'b9' }), { kind: 'unknown-backend', place: 'pick', request: 0, text: 'b9' }],
    ['a backend not yet there', turns({ pick: () => 'b3' }), { kind: 'removed-backend', place: 'pick', request: 0, backend: 'b3' }],
    ['an object', turns({ pick: () => ({ id: 'b0' }) }), { kind: 'not-a-text', place: 'pick', request: 0 }],
    ['null', turns({ pick: () => null }), { kind: 'not-a-text', place: 'pick', request: 0 }],
    ['a throw', turns({ pick: thrower }), { kind: 'threw', place: 'pick', request: 0, text: 'described: oh' }],
    ['the step limit', turns({ pick: stopper }), { kind: 'step-limit', place: 'pick', request: 0 }],
    ['a throw at the end of a request', turns({ finished: thrower }), { kind: 'threw', place: 'finished', text: 'described: oh' }],
    ['the step limit at the end of a request', turns({ finished: stopper }), { kind: 'step-limit', place: 'finished' }],
    ['a throw in setBackends', turns({ setBackends: thrower }), { kind: 'threw', place: 'setBackends', text: 'described: oh' }],
    ['a throw at creation', thrower, { kind: 'threw', place: 'createBalancer', request: 0, text: 'described: oh' }],
    ['the step limit at creation', stopper, { kind: 'step-limit', place: 'createBalancer', request: 0 }],
    ['no methods', () => ({}), { kind: 'not-a-balancer', place: 'createBalancer', request: 0 }],
    ['nothing', () => undefined, { kind: 'not-a-balancer', place: 'createBalancer', request: 0 }],
  ] as const)('[C10] ends at the first fault: %s', (_, entry, expected) => {
    const trace = clusterWorld(eventful, hostOf(entry as (env: Env) => unknown));
    expect(replayCluster(eventful, trace).fault).toMatchObject(expected);
  });

  it('[C10] names the request of a fault, and what went before it counts', () => {
    const trace = clusterWorld(eventful, hostOf(turns({ pick: ({ id }: { id: number }) => (id < 1000 ? 'b0' : undefined) })));
    const { fault, record, latency } = replayCluster(eventful, trace);
    expect(fault).toMatchObject({ kind: 'none-picked', request: 1000 });
    expect(fault!.atMs).toBe(record.table.arrivesNs[1000]! / 1e6);
    expect(record.decided).toBe(1000);
    expect(latency.count).toBeGreaterThan(100);
  });

  it('[C10] a throw while the last requests end is a fault too', () => {
    let finished = 0;
    const last = () => {
      finished += 1;
      if (finished === 4000) thrower();
    };
    const trace = clusterWorld(eventful, hostOf(turns({ finished: last })));
    expect(replayCluster(eventful, trace).fault).toMatchObject({ kind: 'threw', place: 'finished', request: 4000 });
  });

  it('[C10] undefined is right where no backend is healthy, and the request is an error', () => {
    const scenario: ClusterScenario = { ...equalBackends('none', 1, 0.5, 100), events: [{ kind: 'leave', backend: 'b0', atMs: 500 }] };
    const outcome = replayCluster(scenario, clusterWorld(scenario, hostOf(turns())));
    expect(outcome.fault).toBeUndefined();
    expect(outcome.errors).toBe(100 - outcome.latency.count);
    expect(outcome.errors).toBeGreaterThan(10);
  });
});

describe('hostile traces', () => {
  const scenario = { ...eventful, requests: 300 };
  const good = clusterWorld(scenario, hostOf(turns()));

  it('[C12] of the wrong length are a fault', () => {
    for (const length of [0, 1, 2, 100, 299, 300]) {
      expect(replayCluster(scenario, { decisions: good.decisions.slice(0, length), texts: [] }).fault?.kind).toBe('trace');
    }
    const threwLate = good.decisions.slice();
    threwLate[300] = Decision.threwInFinished;
    expect(replayCluster(scenario, { decisions: threwLate, texts: [] }).fault?.kind).toBe('threw');
    expect(replayCluster(scenario, { decisions: Int32Array.of(...threwLate, 0), texts: [] }).fault?.kind).toBe('trace');
    const longer = new Int32Array(5000);
    longer.set(good.decisions);
    expect(replayCluster(scenario, { decisions: longer, texts: [] }).fault?.kind).toBe('trace');
    expect(replayCluster(scenario, good).fault).toBeUndefined();
  });

  it('[C12] of any numbers end without an exception, as a fault', () => {
    const stream = createStream('hostile');
    for (let round = 0; round < 200; round++) {
      const decisions = good.decisions.slice(0, stream.below(301) + 1);
      for (let change = 0; change < 3; change++) decisions[stream.below(decisions.length)] = stream.uint32() | 0;
      decisions[stream.below(decisions.length)] = [Decision.ended, -2147483648, 2147483647, 99, Decision.missing][round % 5]!;
      const { fault, steps } = replayCluster(scenario, { decisions, texts: [], words: [7 as unknown as string], steps: decisions });
      expect(fault).toBeDefined();
      expect(steps.perPick).toBeGreaterThanOrEqual(0);
    }
  });

  it('[C12] that pick one backend for everything take no longer than the scenario', () => {
    const big = equalBackends('big', 10, 0.95, 40_000);
    const decisions = new Int32Array(40_001);
    decisions[40_000] = Decision.ended;
    const started = performance.now();
    const { fault, latency } = replayCluster(big, { decisions, texts: [] });
    expect(performance.now() - started).toBeLessThan(2000);
    expect(fault).toBeUndefined();
    expect(latency.count).toBe(40_000);
  });
});
