import { describe, expect, it } from 'vitest';
import type { ClientOperation, LaneRun, WriteScenario } from '../../../../src/sim/cache-writes/index.ts';
import { drawScript, momentsOf, playLane, snapshotAt, writePolicies } from '../../../../src/sim/cache-writes/index.ts';

function scenarioOf(seed: number, change: Partial<WriteScenario> = {}): WriteScenario {
  const storeMs = [2, 20, 90][seed % 3]!;
  const operations = drawScript({ seed: `test ${seed}`, length: 8 + (seed % 9), writeShare: 0.6, storeMs });
  return {
    operations,
    keys: 3,
    cacheMs: 1 + (seed % 3),
    storeMs,
    flushMs: [7, 60, 400][seed % 3]!,
    throughFirst: 'store',
    aroundDeletes: true,
    ...change,
  };
}

const seeds = Array.from({ length: 6 }, (_, seed) => seed);
const last = (run: LaneRun): LaneRun['snapshots'][number] => run.snapshots.at(-1)!;

/** Calls back with every policy, and every crash of the cache at a moment of its run. */
function crashEverywhere(scenario: WriteScenario, check: (calm: LaneRun, crashed: LaneRun, atMs: number) => void): void {
  for (const policy of writePolicies) {
    const calm = playLane(policy, scenario);
    for (const atMs of momentsOf([calm])) check(calm, playLane(policy, scenario, { atMs, casualty: 'cache' }), atMs);
  }
}

describe('a crash of the cache, at every moment', () => {
  it.each(seeds)('[K1] loses acknowledged writes under write-behind alone, script %i', (seed) => {
    let most = 0;
    for (const throughFirst of ['store', 'cache'] as const)
      crashEverywhere(scenarioOf(seed, { throughFirst }), (_, crashed) => {
        if (crashed.policy === 'write-behind') most = Math.max(most, last(crashed).lost.length);
        else expect(last(crashed).lost).toEqual([]);
        // By another way than the ledger of the lane: each acknowledged write is noted as stored before it is told.
        if (crashed.policy === 'write-behind') return;
        const events = crashed.snapshots.flatMap(({ events: those }) => those);
        for (const [at, event] of events.entries()) {
          if (event.kind !== 'told' || event.operation.kind !== 'write') continue;
          expect(events.slice(0, at).some((e) => e.kind === 'written to store' && e.write === event.write)).toBe(true);
        }
      });
    expect(most).toBeGreaterThan(0);
  });

  it.each(seeds)(
    '[K2] loses under write-behind exactly what was acknowledged since the last flush that reached the store, script %i',
    (seed) => {
      const scenario = scenarioOf(seed);
      crashEverywhere(scenario, (calm, crashed, atMs) => {
        if (calm.policy !== 'write-behind') return;
        expect(snapshotAt(crashed, atMs).lost).toEqual(snapshotAt(calm, atMs).unsafe);
        const begunMs = calm.flushes.findLast(({ landedMs }) => landedMs <= atMs)?.begunMs ?? -1;
        // A write told at the very moment a flush begins may be in it or not.
        const told = calm.outcomes.filter(({ operation, toldMs }) => operation.kind === 'write' && toldMs! <= atMs);
        const numbersFrom = (fromMs: number): number[] =>
          told.filter(({ toldMs }) => toldMs! >= fromMs).map(({ operation }) => operation.number);
        const lost = last(crashed).lost;
        expect(numbersFrom(begunMs)).toEqual(expect.arrayContaining([...lost]));
        expect(lost).toEqual(expect.arrayContaining(numbersFrom(begunMs + 1)));
      });
    },
  );

  it.each(seeds)('[K3] leaves nothing stale under write-around that deletes, once its writers are told, script %i', (seed) => {
    crashEverywhere(scenarioOf(seed), (calm, crashed) => {
      if (calm.policy !== 'write-around') return;
      expect(last(calm).stale).toEqual([]);
      expect(last(crashed).stale).toEqual([]);
    });
  });

  it.each(seeds)('[K4] changes nothing before it, empties the cache, and all are told in the end, script %i', (seed) => {
    const scenario = scenarioOf(seed);
    crashEverywhere(scenario, (calm, crashed, atMs) => {
      const before = (run: LaneRun): unknown => run.snapshots.filter((snapshot) => snapshot.atMs < atMs);
      expect(before(crashed)).toEqual(before(calm));
      expect(snapshotAt(crashed, atMs)).toMatchObject({ cached: [null, null, null], buffered: [null, null, null] });
      expect(crashed.outcomes.map(({ operation }) => operation)).toEqual(scenario.operations);
      expect(crashed.outcomes.every(({ toldMs }) => toldMs !== null)).toBe(true);
      expect(last(crashed).buffered.every((write) => write === null)).toBe(true);
    });
  });
});

describe('a crash of the application, at every moment', () => {
  it.each(seeds)('[K5] loses no acknowledged write under any policy, script %i', (seed) => {
    for (const policy of writePolicies)
      for (const atMs of momentsOf([playLane(policy, scenarioOf(seed))]))
        expect(last(playLane(policy, scenarioOf(seed), { atMs, casualty: 'application' })).lost).toEqual([]);
  });

  it('[K5] stops a write between its two places: cache ahead or behind for good, by their order', () => {
    const write = { ...operation(1, 0, 'Ann', 'write', 2), storeMs: 20 };
    const crash = { casualty: 'application', atMs: 11 } as const;
    const storeFirst = last(playLane('write-through', plain([write]), crash));
    expect(storeFirst).toMatchObject({ cached: [0], stored: [1], stale: [0], acknowledged: [] });
    const cacheFirst = last(playLane('write-through', plain([write], { throughFirst: 'cache' }), { ...crash, atMs: 5 }));
    expect(cacheFirst).toMatchObject({ cached: [1], stored: [0], stale: [], acknowledged: [] });
    expect(last(playLane('write-around', plain([write]), crash))).toMatchObject({ cached: [0], stored: [1], stale: [0] });
    expect(last(playLane('write-behind', plain([write]), crash))).toMatchObject({ cached: [1], stored: [1], stale: [] });
  });
});

function operation(number: number, atMs: number, client: string, kind: 'read' | 'write', value = 0): ClientOperation {
  return { number, atMs, client, key: 0, kind, value, storeMs: 20 };
}

function plain(operations: readonly ClientOperation[], change: Partial<WriteScenario> = {}): WriteScenario {
  return { operations, keys: 1, cacheMs: 1, storeMs: 20, flushMs: 100, throughFirst: 'store', aroundDeletes: true, ...change };
}

describe('times', () => {
  it('[K6] are those of the lesson: 21, 1, 20 or 21, and 21 ms for a write', () => {
    const ms = (policy: (typeof writePolicies)[number], change = {}): number | null =>
      playLane(policy, plain([operation(1, 0, 'Ann', 'write', 2)], change)).outcomes[0]!.toldMs;
    expect(writePolicies.map((policy) => ms(policy))).toEqual([21, 1, 21, 21]);
    expect(ms('write-around', { aroundDeletes: false })).toBe(20);
  });

  it('[K6] are 1 ms for a hit and the store as well for a miss', () => {
    const script = [operation(1, 0, 'Ann', 'write', 2), operation(2, 30, 'Ben', 'read'), operation(3, 60, 'Ben', 'read')];
    const reads = (policy: (typeof writePolicies)[number]): number[] =>
      playLane(policy, plain(script))
        .outcomes.slice(1)
        .map(({ begunMs, toldMs }) => toldMs! - begunMs);
    expect(writePolicies.map(reads)).toEqual([
      [1, 1],
      [1, 1],
      [21, 1],
      [22, 1],
    ]);
  });

  it('[K6] has a client wait for its last answer', () => {
    const script = [operation(1, 0, 'Ann', 'write', 2), operation(2, 5, 'Ann', 'write', 3), operation(3, 5, 'Ben', 'read')];
    expect(playLane('cache-aside', plain(script)).outcomes.map(({ begunMs }) => begunMs)).toEqual([0, 21, 5]);
  });
});

describe('write-behind', () => {
  it('[K7] stores the last value of each key once a flush, and what is written during one in the next', () => {
    const script = [1, 40, 80, 105, 107].map((atMs, at) => operation(at + 1, atMs, 'Ann', 'write', at + 2));
    const run = playLane('write-behind', plain(script));
    expect(last(run)).toMatchObject({ stored: [5], storeWrites: 2, storeCalls: 2, unsafe: [] });
    expect(run.flushes).toEqual([
      { begunMs: 100, landedMs: 110 },
      { begunMs: 200, landedMs: 210 },
    ]);
    expect(snapshotAt(run, 109).unsafe).toEqual([1, 2, 3, 4, 5]);
    expect(snapshotAt(run, 110).unsafe).toEqual([4, 5]);
  });
});

describe('races', () => {
  // Ann's write takes the key out. Ben then misses, and his slow read passes the store before Cem's quick write does, but fills after its delete.
  const script = [
    operation(1, 0, 'Ann', 'write', 2),
    { ...operation(2, 30, 'Ben', 'read'), storeMs: 40 },
    { ...operation(3, 50, 'Cem', 'write', 3), storeMs: 10 },
    operation(4, 100, 'Ann', 'read'),
  ];

  it('[K8] leave a stale fill under cache-aside, until the next change', () => {
    const run = playLane('cache-aside', plain(script));
    expect(last(run)).toMatchObject({ cached: [1], stored: [3], stale: [0] });
    expect(run.outcomes[3]).toMatchObject({ read: 1, isStale: true });
  });

  it('[K8] leave none where the cache loads for itself and drops what was overtaken', () => {
    const run = playLane('write-around', plain(script));
    expect(run.snapshots.flatMap(({ events }) => events).some(({ kind }) => kind === 'not kept')).toBe(true);
    expect(run.outcomes[3]).toMatchObject({ read: 3, isStale: false });
  });

  it('[K8] of two writers through the cache can end in different orders at its two places', () => {
    const two = [
      { ...operation(1, 0, 'Ann', 'write', 2), storeMs: 30 },
      { ...operation(2, 12, 'Ben', 'write', 3), storeMs: 10 },
    ];
    expect(last(playLane('write-through', plain(two)))).toMatchObject({ cached: [1], stored: [2], stale: [0] });
  });

  it('[K9] write-around that does not delete leaves the old copy for every later read', () => {
    const run = playLane(
      'write-around',
      plain([operation(1, 0, 'Ann', 'write', 2), operation(2, 30, 'Ben', 'read')], { aroundDeletes: false }),
    );
    expect(last(run)).toMatchObject({ cached: [0], stored: [1], stale: [0] });
    expect(run.outcomes[1]).toMatchObject({ read: 0, isStale: true });
  });
});

describe('drawScript', () => {
  const settings = { seed: 'one', length: 12, writeShare: 0.5, storeMs: 20 };

  it('begins a longer script with the shorter, and keeps times and keys as the share of writes changes', () => {
    const script = drawScript(settings);
    expect(drawScript({ ...settings, length: 20 }).slice(0, 12)).toEqual(script);
    const places = (share: number): unknown =>
      drawScript({ ...settings, writeShare: share }).map(({ atMs, client, key }) => [atMs, client, key]);
    expect(places(1)).toEqual(places(0));
    expect(drawScript({ ...settings, writeShare: 1 }).every(({ kind }) => kind === 'write')).toBe(true);
    expect(drawScript({ ...settings, writeShare: 0 }).every(({ kind }) => kind === 'read')).toBe(true);
  });
});
