import { describe, expect, it } from 'vitest';
import { runCluster, type ClusterEvent, type ClusterScenario } from '../../../../src/sim/cluster/index.ts';
import { equalBackends, listener } from './scenarios.ts';

/** One request every 100 ms on the average, 10 ms of work each, so that hardly any meets another. */
function quiet(events: readonly ClusterEvent[], requests = 400, backends = 2): ClusterScenario {
  return {
    ...equalBackends('quiet', backends, 0.1 / backends, requests),
    service: { kind: 'constant', meanMs: 10 },
    events,
  };
}

describe('a backend that slows down', () => {
  it('[C6] serves by the factor more slowly from then on, until it recovers', () => {
    const { told, port } = listener(() => 0);
    runCluster(
      quiet([
        { kind: 'slow', backend: 'b0', atMs: 10_000, factor: 3 },
        { kind: 'recover', backend: 'b0', atMs: 20_000 },
      ]),
      port,
    );
    const shortest = (from: number, until: number) =>
      Math.min(...told.finished.filter(({ atMs, latencyMs }) => atMs - latencyMs > from && atMs < until).map(({ latencyMs }) => latencyMs));
    expect(shortest(0, 10_000)).toBe(10);
    expect(shortest(10_100, 20_000)).toBe(30);
    expect(shortest(20_100, Infinity)).toBe(10);
  });
});

describe('a backend that fails fast', () => {
  it('[C7] answers with an error after its errorMs, stays healthy, and serves what it had', () => {
    const { told, port } = listener(() => 0);
    const scenario = quiet([{ kind: 'failFast', backend: 'b0', atMs: 10_000, errorMs: 2 }]);
    const record = runCluster(
      { ...scenario, service: { kind: 'constant', meanMs: 2_000 }, arrivals: { kind: 'poisson', utilisation: 5 } },
      port,
    );
    const accepted = told.finished.map((end) => ({ ...end, fromMs: end.atMs - end.latencyMs }));
    const before = accepted.filter(({ fromMs }) => fromMs < 10_000);
    const after = accepted.filter(({ fromMs }) => fromMs > 10_000);
    expect(before.length).toBeGreaterThan(20);
    expect(before.every(({ ok }) => ok)).toBe(true);
    expect(after.length).toBeGreaterThan(20);
    expect(after.every(({ ok, latencyMs, bytes }) => !ok && Math.abs(latencyMs - 2) < 1e-9 && bytes === 0)).toBe(true);
    expect(told.lists).toEqual([]);
    expect(record.fault).toBeUndefined();
  });

  it('[C7] serves again once it recovers', () => {
    const { told, port } = listener(() => 0);
    const events: ClusterEvent[] = [
      { kind: 'failFast', backend: 'b0', atMs: 10_000 },
      { kind: 'recover', backend: 'b0', atMs: 20_000 },
    ];
    runCluster(quiet(events), port);
    const failed = told.finished.filter(({ ok }) => !ok);
    expect(failed.length).toBeGreaterThan(50);
    expect(failed.every(({ atMs }) => atMs > 10_000 && atMs < 20_010)).toBe(true);
    expect(told.finished.some(({ ok, atMs }) => ok && atMs > 20_100)).toBe(true);
  });
});

describe('a backend that dies', () => {
  const death = (detectMs: number): ClusterEvent => ({ kind: 'die', backend: 'b0', atMs: 10_000, timeoutMs: 500, detectMs });

  it('[C8] ends what runs by a timeout after the death, and what is still sent by a timeout after its arrival', () => {
    const { told, port } = listener((_, atMs) => (atMs < 10_400 ? 0 : 1));
    const scenario = { ...quiet([death(400)], 3000), arrivals: { kind: 'poisson', utilisation: 0.8 } } as const;
    const record = runCluster(scenario, port);
    const failed = told.finished.filter(({ ok }) => !ok).map((end) => ({ ...end, fromMs: end.atMs - end.latencyMs }));
    const [running, sent] = [failed.filter(({ fromMs }) => fromMs <= 10_000), failed.filter(({ fromMs }) => fromMs > 10_000)];
    expect(running.length).toBeGreaterThan(5);
    expect(new Set(running.map(({ atMs }) => atMs))).toEqual(new Set([10_500]));
    expect(sent.length).toBeGreaterThan(20);
    for (const { latencyMs } of sent) expect(latencyMs).toBeCloseTo(500, 6);
    expect(told.lists).toEqual([{ atMs: 10_400, healthy: [{ index: 1, weight: 1 }] }]);
    expect(told.finished.length).toBe(3000);
    expect(record.littlesLaw.relativeError).toBeLessThan(1e-9);
  });

  it('[C8] [C9] comes back last in the list and serves again, whatever still times out from before', () => {
    const rejoin: ClusterEvent = { kind: 'join', backend: 'b0', atMs: 10_200, weight: 4 };
    const { told, port } = listener((_, atMs) => (atMs < 10_000 || atMs >= 10_200 ? 0 : 1));
    runCluster({ ...quiet([death(0), rejoin], 3000), arrivals: { kind: 'poisson', utilisation: 0.4 } }, port);
    expect(told.lists.map(({ healthy }) => healthy)).toEqual([
      [{ index: 1, weight: 1 }],
      [
        { index: 1, weight: 1 },
        { index: 0, weight: 4 },
      ],
    ]);
    const later = told.finished.filter(({ atMs, latencyMs }) => atMs - latencyMs > 10_200);
    expect(later.length).toBeGreaterThan(100);
    expect(later.every(({ ok, backend }) => ok && backend === 0)).toBe(true);
  });
});

describe('a backend that leaves or joins', () => {
  it('[C8] serves what it has after it left', () => {
    const { told, port } = listener((_, atMs) => (atMs < 5_000 ? 0 : 1));
    const scenario = {
      ...quiet([{ kind: 'leave', backend: 'b0', atMs: 5_000 }], 2000),
      arrivals: { kind: 'poisson', utilisation: 0.9 },
    } as const;
    runCluster(scenario, port);
    expect(told.finished.some(({ backend, atMs }) => backend === 0 && atMs > 5_000)).toBe(true);
    expect(told.finished.every(({ ok }) => ok)).toBe(true);
  });

  it('[C9] gains speed linearly while it is cold', () => {
    const join: ClusterEvent = { kind: 'join', backend: 'b1', atMs: 5_000, coldMs: 20_000, coldFactor: 10 };
    const scenario = quiet([join], 1000);
    const backends = [scenario.backends[0]!, { ...scenario.backends[1]!, joinsLater: true }];
    const { told, port } = listener((_, atMs) => (atMs < 5_000 ? 0 : 1));
    runCluster({ ...scenario, backends }, port);
    expect(told.lists[0]!.healthy.map(({ index }) => index)).toEqual([0, 1]);
    for (const { backend, latencyMs, atMs } of told.finished) {
      const warm = Math.min(1, (atMs - latencyMs - 5_000) / 20_000);
      const alone = backend === 0 ? 10 : 10 / (0.1 + 0.9 * warm);
      expect(latencyMs).toBeGreaterThan(0.95 * alone);
    }
    const slowest = Math.max(
      ...told.finished.filter(({ backend, atMs }) => backend === 1 && atMs < 6_000).map(({ latencyMs }) => latencyMs),
    );
    expect(slowest).toBeGreaterThan(70);
  });

  it('[C9] tells a changed weight in its place', () => {
    const { told, port } = listener(() => 1);
    runCluster(quiet([{ kind: 'reweight', backend: 'b0', atMs: 5_000, weight: 7 }]), port);
    expect(told.lists).toEqual([
      {
        atMs: 5_000,
        healthy: [
          { index: 0, weight: 7 },
          { index: 1, weight: 1 },
        ],
      },
    ]);
  });
});

describe('links', () => {
  /** Two equal links of 100 bytes a millisecond, responses of 1,000 bytes: 10 ms alone. */
  const links = (more: Partial<ClusterScenario>): ClusterScenario => ({
    ...equalBackends('links', 2, 0.5, 2000),
    backends: ['b0', 'b1'].map((id) => ({ id, weight: 1, linkBytesPerMs: 100 })),
    ...more,
  });

  it('[C4] are shared equally: M/M/1-PS has the mean of M/M/1, whatever the sizes', () => {
    const sizes = { kind: 'pareto', minBytes: 100, maxBytes: 100_000, shape: 1.5 } as const;
    const { told, port } = listener((request) => request % 2);
    const record = runCluster(links({ sizes, requests: 200_000 }), port);
    const meanBytes = record.table.bytes.reduce((sum, bytes) => sum + bytes, 0) / 200_000;
    const meanMs = told.finished.reduce((sum, { latencyMs }) => sum + latencyMs, 0) / 200_000;
    // Arrivals at each are Erlang-2 gaps, a little smoother than Poisson, so somewhat below 1 / (1 - load).
    expect(meanMs / (meanBytes / 100)).toBeGreaterThan(1.5);
    expect(meanMs / (meanBytes / 100)).toBeLessThan(2.05);
    expect(record.littlesLaw.relativeError).toBeLessThan(1e-9);
  });

  it('[C4] give no response more than its own rate', () => {
    const { told, port } = listener((request) => request % 2);
    runCluster(links({ flowBytesPerMs: 10, requests: 3000 }), port);
    expect(Math.min(...told.finished.map(({ latencyMs }) => latencyMs))).toBeCloseTo(100, 3);
  });

  it('[C4] report what a running response has sent, never more than its size, never less than before', () => {
    const { told, port } = listener((request) => request % 2);
    const record = runCluster(links({ progressMs: 3, requests: 3000, flowBytesPerMs: 50 }), port);
    expect(told.progress.length).toBeGreaterThan(1000);
    const last = new Map<number, number>();
    const ends = new Map(told.finished.map(({ request, atMs }) => [request, atMs]));
    for (const { request, bytes, atMs, backend } of told.progress) {
      const fromMs = record.table.arrivesNs[request]! / 1e6;
      expect(Number.isInteger(bytes)).toBe(true);
      expect(bytes).toBeGreaterThanOrEqual(last.get(request) ?? 1);
      expect(bytes).toBeLessThanOrEqual(Math.min(1000, 50 * (atMs - fromMs) + 1));
      expect(atMs).toBeLessThanOrEqual(ends.get(request)!);
      expect(backend).toBe(request % 2);
      last.set(request, bytes);
    }
  });
});
