import { describe, expect, it } from 'vitest';
import { clients, component, connect, design, reads, run, seenOf, station, writes } from './designs.ts';

const near = (seen: number | null, expected: number, share: number): void => {
  expect(seen).not.toBeNull();
  expect(Math.abs(seen! / expected - 1), `${seen} against ${expected}`).toBeLessThan(share);
};
type Settings = Readonly<Record<string, unknown>>;
const roomy = (id: string, serviceTimeMs: number, settings: Settings = {}) => station('service', id, serviceTimeMs, 10_000, settings);

describe('time-outs and retries', () => {
  it('[F9] end the wait, not the work', () => {
    const slow = roomy('s', 100);
    const result = run(design([clients, slow], [connect('clients', 's', { timeoutMs: 50 })]), [reads(100)], { durationMs: 200_000 });
    const { availability, latency, failures } = result.kinds[0]!;
    near(availability, 1 - Math.exp(-0.5), 0.03);
    expect(latency.maxMs).toBeLessThanOrEqual(50);
    expect(failures).toEqual([{ cause: 'timeout', component: 's', count: result.kinds[0]!.failed }]);
    near(seenOf(result, 's').utilisation, (100 * 0.1) / 10_000, 0.03);
  });

  it('[F9] make (1 - p^(r + 1)) / (1 - p) tries, and fail with p^(r + 1)', () => {
    const erring = [{ kind: 'erring', component: 's', probability: 0.4, fromMs: 0 }] as const;
    for (const retries of [0, 1, 3]) {
      const result = run(design([clients, roomy('s', 1)], [connect('clients', 's', { retries })]), [reads(500)], {
        durationMs: 100_000,
        faults: erring,
      });
      near(seenOf(result, 's').visits / seenOf(result, 'clients').visits, (1 - 0.4 ** (retries + 1)) / 0.6, 0.02);
      near(1 - result.kinds[0]!.availability!, 0.4 ** (retries + 1), 0.08);
    }
  });

  it('[F9] multiply where every component on the way tries again', () => {
    const erring = [{ kind: 'erring', component: 'c', probability: 1, fromMs: 0 }] as const;
    const chain = design(
      [clients, roomy('a', 1), roomy('b', 1), roomy('c', 1)],
      [connect('clients', 'a', { retries: 2 }), connect('a', 'b', { retries: 2 }), connect('b', 'c', { retries: 2 })],
    );
    const result = run(chain, [reads(100)], { faults: erring });
    near(seenOf(result, 'c').visits / seenOf(result, 'clients').visits, 27, 0.01);
    expect(result.kinds[0]!.failures[0]).toMatchObject({ cause: 'error', component: 'c' });
  });

  it('[F9] wait between tries', () => {
    const erring = [{ kind: 'erring', component: 's', probability: 1, fromMs: 0 }] as const;
    const fixed = roomy('s', 10, { serviceTimeDistribution: 'deterministic' });
    const result = run(design([clients, fixed], [connect('clients', 's', { retries: 2, retryDelayMs: 30 })]), [reads(100)], {
      faults: erring,
    });
    expect(seenOf(result, 'clients').meanTimeMs).toBeCloseTo(90, 6);
  });
});

describe('messages', () => {
  const behind = (queue: Settings, worker: Settings, edge: object = {}) =>
    design(
      [clients, roomy('s', 1), component('queue', 'q', { serviceTimeMs: 0, ...queue }), station('worker', 'w', 20, 1, worker)],
      [connect('clients', 's'), connect('s', 'q', { kind: 'async' }), connect('q', 'w', { kind: 'async', ...edge })],
    );

  it('[F10] are not waited for, and are an M/M/1 of their own', () => {
    const result = run(behind({}, {}), [writes(30)], { durationMs: 2_000_000 });
    near(result.kinds[0]!.latency.meanMs, 1, 0.02);
    near(result.kinds[0]!.messages.age.meanMs, 20 / 0.4, 0.05);
    near(seenOf(result, 'q').meanWaiting, 0.36 / 0.4, 0.06);
  });

  it('[F10] are kept up to the capacity of the queue, and refused beyond', () => {
    const result = run(behind({ capacityMessages: 100 }, {}), [writes(100)], { durationMs: 60_000 });
    expect(seenOf(result, 'q').maxWaiting).toBe(100);
    expect(result.kinds[0]!.failed).toBe(0);
    expect(result.kinds[0]!.messages.failures.map(({ cause, component: id }) => [cause, id])).toEqual([['full', 'q']]);
    near(seenOf(result, 'w').visits, 50 * 60, 0.05);
  });

  it('[F10] are refused to a caller that waits for the queue to take them', () => {
    const sync = behind({ capacityMessages: 10 }, {});
    const waiting = { ...sync, connections: sync.connections.map((one) => (one.id === 's-q' ? { ...one, kind: 'sync' as const } : one)) };
    const result = run(waiting, [writes(100)], { durationMs: 60_000 });
    near(result.kinds[0]!.throughputPerSec, 50, 0.05);
    expect(result.kinds[0]!.failures[0]).toMatchObject({ cause: 'full', component: 'q' });
  });

  it('[F10] [F14] sent to a queue that is down are lost', () => {
    const faults = [{ kind: 'component-lost', component: 'q', fromMs: 5000, untilMs: 6000 }] as const;
    const result = run(behind({}, { serviceTimeMs: 1 }), [writes(200)], { faults, windows: 10 });
    const { failed, failures } = result.kinds[0]!.messages;
    expect(failed).toBe(result.windows[5]!.kinds[0]!.arrivals);
    expect(failures.map(({ cause, component: id }) => [cause, id])).toEqual([['lost', 'q']]);
  });

  it.each(['q', 'w'])('[F10] [F14] that wait stay while %s is down, and are taken as soon as it is not', (id) => {
    const faults = [
      { kind: 'component-lost', component: id, fromMs: 5000, untilMs: 6000 },
      // Nothing comes any more that could start the workers again.
      { kind: 'burst', factor: 0, fromMs: 5000 },
    ] as const;
    const result = run(behind({}, {}, { retries: 1 }), [writes(80)], { faults, windows: 10 });
    const taken = result.windows.map(({ components }) => components[3]!.visits);
    expect(taken[4]).toBeGreaterThan(30);
    expect(taken[5]).toBe(0);
    expect(taken[6]).toBeGreaterThan(30);
    expect(result.kinds[0]!.messages.failed).toBe(0);
    expect(seenOf(result, 'q').meanWaiting).toBeGreaterThan(10);
  });

  it('[F10] that fail are handed over again', () => {
    const faults = [{ kind: 'erring', component: 'w', probability: 0.5, fromMs: 0 }] as const;
    const result = run(behind({}, { serviceTimeMs: 1 }, { retries: 2 }), [writes(100)], { faults, durationMs: 60_000 });
    near(seenOf(result, 'w').visits / seenOf(result, 'q').visits, 1.75, 0.02);
    near(result.kinds[0]!.messages.failed / seenOf(result, 'q').visits, 0.125, 0.08);
  });
});

describe('faults', () => {
  const pair = (place: object = {}) =>
    design([clients, { ...station('service', 's', 5, 2, { replicas: 2 }), ...place }], [connect('clients', 's')]);

  it('[F14] lose a component and what it holds, and bring it back', () => {
    const faults = [{ kind: 'component-lost', component: 's', fromMs: 3000, untilMs: 4000 }] as const;
    const result = run(pair(), [reads(400)], { faults, windows: 10 });
    const [before, during, after] = [2, 3, 4].map((window) => result.windows[window]!.kinds[0]!);
    expect([before!.failed, after!.failed]).toEqual([0, 0]);
    expect(during!.done).toBe(0);
    // What was being served when it happened fails as well.
    expect(during!.failed).toBeGreaterThanOrEqual(during!.arrivals);
    expect(during!.failures.map(({ cause }) => cause)).toEqual(['lost']);
  });

  it('[F14] lose half of the workers with one of two instances', () => {
    const faults = [{ kind: 'instances-lost', component: 's', first: 0, count: 1, fromMs: 50_000 }] as const;
    const result = run(pair(), [reads(300)], { faults, durationMs: 100_000, windows: 2 });
    const [whole, half] = result.windows.map(({ components }) => components[1]!.utilisation);
    near(whole!, 1.5 / 4, 0.03);
    near(half!, 1.5 / 4, 0.03);
    // An M/M/4 at 0.375 against an M/M/2 at 0.75.
    near(result.windows[1]!.kinds[0]!.latency.meanMs, 5 / (1 - 0.75 ** 2), 0.06);
    expect(result.kinds[0]!.failed).toBeLessThanOrEqual(2);
  });

  it('[F14] slow a component, or the share of its instances', () => {
    const all = [{ kind: 'slow', component: 's', factor: 3, fromMs: 0 }] as const;
    const one = [{ kind: 'slow-instances', component: 's', first: 0, count: 1, factor: 3, fromMs: 0 }] as const;
    const [plain, whole, half] = [[], all, one].map(
      (faults) => seenOf(run(pair(), [reads(100)], { faults, durationMs: 100_000 }), 's').utilisation!,
    );
    near(whole!, 3 * plain!, 0.02);
    near(half!, 2 * plain!, 0.03);
  });

  it('[F14] lose what is in a group, and part groups until the time-out', () => {
    const groups = [
      { id: 'west', kind: 'region' as const, name: 'West', availability: 1 },
      { id: 'east', kind: 'region' as const, name: 'East', availability: 1 },
      { id: 'east-1', kind: 'zone' as const, name: 'East 1', region: 'east', availability: 1 },
    ];
    const components = [clients, { ...roomy('a', 1), region: 'west' }, { ...roomy('b', 1), zone: 'east-1' }];
    const two = design(components, [connect('clients', 'a'), connect('a', 'b', { timeoutMs: 80 })], groups);
    for (const group of ['east', 'east-1']) {
      const lost = run(two, [reads(100)], { faults: [{ kind: 'group-lost', group, fromMs: 5000 }], windows: 2 });
      expect(lost.windows[1]!.kinds[0]!.done).toBe(0);
      expect(lost.kinds[0]!.failures).toEqual([{ cause: 'lost', component: 'b', count: lost.kinds[0]!.failed }]);
    }
    const parted = run(two, [reads(100)], {
      faults: [{ kind: 'partition', groups: ['west', 'east'], fromMs: 5000, untilMs: 7500 }],
      windows: 4,
    });
    expect(parted.kinds[0]!.failures.map(({ cause }) => cause)).toEqual(['partition']);
    expect(parted.windows[2]!.kinds[0]!.done).toBeLessThan(5);
    expect(parted.windows[3]!.kinds[0]!.failed).toBeLessThan(20);
  });
});

describe('the learner’s parts', () => {
  const balanced = design(
    [clients, component('load-balancer', 'lb', { serviceTimeMs: 0 }, { exercise: 'lb' }), station('service', 's', 1, 1, { replicas: 3 })],
    [connect('clients', 'lb'), connect('lb', 's')],
  );
  const silent = { finished() {}, progress() {}, setBackends() {} };

  it('[F15] decide in the place of the stock part', () => {
    const finished: boolean[] = [];
    const last = () => ({ ...silent, pick: () => 2, finished: (_: number, __: number, ok: boolean) => finished.push(ok) });
    const result = run(balanced, [reads(100)], { parts: new Map([['lb', { balancer: last }]]) });
    near(seenOf(result, 's').meanTimeMs, 1 / 0.9, 0.1);
    expect(finished.filter((ok) => ok)).toHaveLength(result.kinds[0]!.conservation.done);
    const faults = [{ kind: 'instances-lost', component: 's', first: 2, count: 1, fromMs: 0 }] as const;
    const stubborn = run(balanced, [reads(100)], { parts: new Map([['lb', { balancer: last }]]), faults });
    expect(stubborn.kinds[0]!.failures).toEqual([
      { cause: 'brokenPart', component: 'lb', count: stubborn.kinds[0]!.conservation.arrivals },
    ]);
    const never = { cache: () => ({ access: () => false }) };
    const cached = design([clients, component('cache', 'c'), roomy('s', 1)], [connect('clients', 'c'), connect('c', 's')]);
    expect(seenOf(run(cached, [reads(100)], { parts: new Map([['c', never]]) }), 'c').hitRatio).toBe(0);
    const store = design([clients, station('relational-store', 'db', 1, 1, { shards: 4 })], [connect('clients', 'db')]);
    const oneShard = run(store, [reads(500)], { parts: new Map([['db', { ownerOf: () => 3 }]]), durationMs: 100_000 });
    near(seenOf(oneShard, 'db').meanTimeMs, 1 / 0.5, 0.1);
  });

  it('[F15] fail their component, and nothing else, when they break', () => {
    const broken: [string, () => { pick: () => number }][] = [
      [
        'throws',
        () => ({
          pick: () => {
            throw new Error('mine');
          },
        }),
      ],
      [
        'throws when made',
        () => {
          throw new Error('mine');
        },
      ],
      ['names nothing', () => ({ pick: () => 99 })],
      ['returns no number', () => ({ pick: () => 'a' as unknown as number })],
    ];
    for (const [what, make] of broken) {
      const balancer = () => ({ ...silent, ...make() });
      const result = run(balanced, [reads(100)], { parts: new Map([['lb', { balancer }]]), durationMs: 2000 });
      expect(result.kinds[0]!.failures, what).toEqual([
        { cause: 'brokenPart', component: 'lb', count: result.kinds[0]!.conservation.arrivals },
      ]);
    }
    const cached = design([clients, component('cache', 'c'), roomy('s', 1)], [connect('clients', 'c'), connect('c', 's')]);
    const thrower = {
      cache: () => ({
        access: () => {
          throw new Error('mine');
        },
      }),
    };
    const result = run(cached, [reads(100)], { parts: new Map([['c', thrower]]), durationMs: 2000 });
    expect(result.kinds[0]!.failures.map(({ cause, component: id }) => [cause, id])).toEqual([['brokenPart', 'c']]);
    const store = design([clients, station('relational-store', 'db', 1, 1, { shards: 4 })], [connect('clients', 'db')]);
    const nowhere = run(store, [reads(100)], { parts: new Map([['db', { ownerOf: () => NaN }]]), durationMs: 2000 });
    expect(nowhere.kinds[0]!.failures.map(({ cause }) => cause)).toEqual(['brokenPart']);
  });
});
