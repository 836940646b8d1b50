import { describe, expect, it } from 'vitest';
import { meanWaitMs, quantileMs, refusalProbability } from '../../../../src/sim/queueing/index.ts';
import { refusedShareMM1K } from '../../sim/theory.ts';
import { clients, component, connect, design, reads, run, seenOf, station, writes } from './designs.ts';

const near = (seen: number | null, expected: number, share: number): void => {
  expect(seen).not.toBeNull();
  expect(Math.abs(seen! / expected - 1), `${seen} against ${expected}`).toBeLessThan(share);
};
const one = (service: ReturnType<typeof station>) => design([clients, service], [connect('clients', service.id)]);

describe('one component', () => {
  it('[F1] [F2] [F3] is an M/M/1: mean, p99, utilisation', () => {
    const result = run(one(station('service', 's', 8)), [reads(100)], { durationMs: 4_000_000 });
    const queue = { servers: 1, arrivalsPerMs: 0.1, meanServiceMs: 8, scv: 1 };
    near(result.kinds[0]!.latency.meanMs, 8 + meanWaitMs(queue), 0.05);
    near(result.kinds[0]!.latency.p99Ms, quantileMs(queue, 0.99), 0.05);
    near(result.kinds[0]!.throughputPerSec, 100, 0.01);
    near(seenOf(result, 's').utilisation, 0.8, 0.01);
    expect(seenOf(result, 's').littlesLawError).toBeLessThan(1e-9);
  });

  it.each([2, 8, 20])('[F2] is an M/M/c of %d workers', (workers) => {
    const result = run(one(station('service', 's', 10, workers)), [reads(80 * workers)], { durationMs: 3_000_000 / workers });
    const queue = { servers: workers, arrivalsPerMs: 0.08 * workers, meanServiceMs: 10, scv: 1 };
    near(result.kinds[0]!.latency.meanMs, 10 + meanWaitMs(queue), 0.05);
    near(result.kinds[0]!.latency.p99Ms, quantileMs(queue, 0.99), 0.05);
  });

  it.each([
    ['deterministic', 1, 0],
    ['lognormal', 4, 4],
  ])('[F2] is an M/G/1 with %s services', (serviceTimeDistribution, serviceTimeScv, scv) => {
    const service = station('service', 's', 7, 1, { serviceTimeDistribution, serviceTimeScv });
    const result = run(one(service), [reads(100)], { durationMs: 6_000_000 });
    near(result.kinds[0]!.latency.meanMs, 7 + meanWaitMs({ servers: 1, arrivalsPerMs: 0.1, meanServiceMs: 7, scv }), 0.05);
  });

  it('[F2] refuses what finds its line full', () => {
    const short = run(one(station('service', 's', 9, 1, { queueLimit: 4 })), [reads(100)], { durationMs: 2_000_000 });
    const refused = short.kinds[0]!.failed / (short.kinds[0]!.failed + short.kinds[0]!.done);
    near(refused, refusedShareMM1K(0.9, 5), 0.03);
    expect(short.kinds[0]!.failures).toEqual([{ cause: 'full', component: 's', count: short.kinds[0]!.failed }]);
    const none = run(one(station('service', 's', 10, 3, { queueLimit: 0 })), [reads(250)], { durationMs: 1_000_000 });
    near(1 - none.kinds[0]!.availability!, refusalProbability(3, 2.5), 0.03);
  });

  it('[F1] meets a burst at so many times the rate, while it lasts', () => {
    const faults = [{ kind: 'burst', factor: 5, fromMs: 40_000, untilMs: 60_000 }] as const;
    const { windows, kinds } = run(one(station('service', 's', 0.1)), [reads(500)], { durationMs: 100_000, windows: 5, faults });
    const arrivals = windows.map((window) => window.kinds[0]!.arrivals);
    for (const [index, count] of arrivals.entries()) near(count, index === 2 ? 50_000 : 10_000, 0.04);
    expect(arrivals.reduce((sum, count) => sum + count)).toBe(kinds[0]!.conservation.arrivals);
  });
});

describe('several components', () => {
  it('[F5] take the sum of their work and round trips; workers are free while their calls wait', () => {
    const services = [station('service', 'a', 2), station('service', 'b', 4), station('service', 'c', 3)];
    const connections = [connect('clients', 'a', { roundTripMs: 1 }), connect('a', 'b', { roundTripMs: 10 }), connect('a', 'c')];
    const result = run(design([clients, ...services], connections), [reads(100)], { durationMs: 3_000_000 });
    // Burke's theorem: what leaves an M/M/1 is Poisson again, so each is an M/M/1 by itself.
    near(result.kinds[0]!.latency.meanMs, 11 + 2 / 0.8 + 4 / 0.6 + 3 / 0.7, 0.03);
    for (const [id, utilisation] of Object.entries({ a: 0.2, b: 0.4, c: 0.3 })) near(seenOf(result, id).utilisation, utilisation, 0.02);
  });

  it('[F5] serve the kinds that their connections name', () => {
    const connections = [connect('clients', 'a', { for: ['read'] }), connect('clients', 'b', { for: ['write'] })];
    const result = run(design([clients, station('service', 'a', 1), station('service', 'b', 1)], connections), [reads(100), writes(50)]);
    expect(seenOf(result, 'a').visits).toBe(result.kinds[0]!.conservation.arrivals);
    expect(seenOf(result, 'b').visits).toBe(result.kinds[1]!.conservation.arrivals);
  });

  it('[F3] lose no request and keep to Little’s law, whatever goes wrong', () => {
    const components = [
      clients,
      component('load-balancer', 'lb', { policy: 'two-choices' }),
      station('service', 's', 5, 4, { replicas: 5, queueLimit: 30 }),
      component('cache', 'cache', { capacityEntries: 100, replicas: 3 }),
      station('relational-store', 'db', 3, 4, { replicas: 3, readFrom: 'any', shards: 2, queueLimit: 50 }),
      station('key-value-store', 'kv', 1, 4, { replicas: 3, shards: 2, readQuorum: 2, writeQuorum: 2 }),
      component('queue', 'q', { capacityMessages: 50 }),
      station('worker', 'w', 20, 1, { replicas: 2 }),
    ];
    const call = { roundTripMs: 0.5, timeoutMs: 40, retries: 1, retryDelayMs: 5 };
    const pairs = ['clients-lb', 'lb-s', 's-cache', 'cache-db', 's-kv'].map((pair) => pair.split('-') as [string, string]);
    const async = { ...call, kind: 'async' } as const;
    const connections = [
      ...pairs.map(([from, to]) => connect(from, to, { ...call, retries: to === 'db' ? 1 : 0 })),
      connect('s', 'q', async),
      connect('q', 'w', async),
    ];
    const faults = [
      { kind: 'instances-lost', component: 's', first: 0, count: 3, fromMs: 2000, untilMs: 4000 },
      { kind: 'component-lost', component: 'cache', fromMs: 3000, untilMs: 5000 },
      { kind: 'instances-lost', component: 'kv', first: 0, count: 2, fromMs: 6000, untilMs: 7000 },
      { kind: 'slow', component: 'db', factor: 8, fromMs: 7000, untilMs: 9000 },
      { kind: 'component-lost', component: 'q', fromMs: 1000, untilMs: 1500 },
      { kind: 'instances-lost', component: 'w', first: 0, count: 1, fromMs: 1200, untilMs: 8000 },
      { kind: 'erring', component: 'db', probability: 0.2, fromMs: 5000 },
    ] as const;
    const result = run(design(components, connections), [reads(600), writes(100)], { faults });
    for (const { conservation } of result.kinds) {
      const { arrivals, done, failed, inFlight } = conservation;
      expect(arrivals).toBe(done + failed + inFlight);
      expect(inFlight).toBeGreaterThanOrEqual(0);
      expect(inFlight).toBeLessThan(200);
      expect(failed).toBeGreaterThan(0);
    }
    for (const { id, littlesLawError, utilisation } of result.components) {
      expect(littlesLawError, id).toBeLessThan(1e-9);
      expect(utilisation ?? 0, id).toBeLessThanOrEqual(1);
    }
    const causes = new Set(result.kinds.flatMap(({ failures }) => failures.map(({ cause }) => cause)));
    for (const cause of ['timeout', 'lost', 'quorum', 'error']) expect(causes, cause).toContain(cause);
  });
});

describe('a balancer', () => {
  const behind = (policy: string, replicas: number) =>
    design(
      [clients, component('load-balancer', 'lb', { policy, serviceTimeMs: 0 }), station('service', 's', 10, 1, { replicas })],
      [connect('clients', 'lb'), connect('lb', 's')],
    );

  it('[F6] with one queue before all instances makes them an M/M/c', () => {
    const result = run(behind('shared-queue', 5), [reads(400)], { durationMs: 600_000 });
    near(result.kinds[0]!.latency.meanMs, 10 + meanWaitMs({ servers: 5, arrivalsPerMs: 0.4, meanServiceMs: 10, scv: 1 }), 0.05);
  });

  it('[F6] that picks at random makes each instance an M/M/1; two choices and the shortest line do better, in this order', () => {
    const [random, two, shortest] = ['random', 'two-choices', 'shortest-queue'].map(
      (policy) => run(behind(policy, 5), [reads(400)], { durationMs: 600_000 }).kinds[0]!.latency.meanMs!,
    );
    near(random!, 10 / 0.2, 0.05);
    expect(two).toBeLessThan(0.6 * random!);
    expect(shortest).toBeLessThan(0.95 * two!);
  });

  it('[F6] [F14] picks no lost instance, and picks among components by their instances', () => {
    const faults = [{ kind: 'instances-lost', component: 's', first: 1, count: 2, fromMs: 5000, untilMs: 8000 }] as const;
    const result = run(behind('random', 4), [reads(100)], { faults, windows: 10 });
    const failedIn = result.windows.map(({ kinds }) => kinds[0]!.failed);
    expect(failedIn.every((count, window) => window === 5 || count === 0)).toBe(true);
    near(result.windows[6]!.components[2]!.utilisation, 0.25, 0.4);
    const unequal = [component('load-balancer', 'lb'), station('service', 'a', 1, 1, { replicas: 3 }), station('service', 'b', 1, 1)];
    const both = run(design([clients, ...unequal], [connect('clients', 'lb'), connect('lb', 'a'), connect('lb', 'b')]), [reads(1000)]);
    near(seenOf(both, 'a').visits / seenOf(both, 'b').visits, 3, 0.1);
  });
});

describe('a seed', () => {
  const chain = (serviceTimeMs: number) =>
    design([clients, station('service', 'a', 1), station('service', 'b', serviceTimeMs)], [connect('clients', 'a'), connect('a', 'b')]);

  it('[F4] gives the same hash again, another seed another', () => {
    const hashes = ['x', 'x', 'y'].map((seed) => run(chain(2), [reads(200)], { seed, trace: true }).hash);
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[2]).not.toBe(hashes[0]);
    expect(hashes[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  it('[F4] gives two designs the same requests', () => {
    const [fast, slow] = [run(chain(1), [reads(200)]), run(chain(4), [reads(200)])];
    expect(slow!.kinds[0]!.conservation.arrivals).toBe(fast!.kinds[0]!.conservation.arrivals);
    expect(seenOf(slow!, 'a').meanTimeMs! - slow!.components[2]!.meanTimeMs!).toBeCloseTo(
      seenOf(fast!, 'a').meanTimeMs! - fast!.components[2]!.meanTimeMs!,
      1,
    );
  });
});
