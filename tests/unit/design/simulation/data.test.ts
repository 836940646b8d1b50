import { describe, expect, it } from 'vitest';
import { zipfProbabilities } from '../../../../src/sim/index.ts';
import { staleShareOfHits, ttlHitRatio } from '../../../../src/sim/cdn/index.ts';
import { KeyCache } from '../../../../src/design/simulation/key-cache.ts';
import { clients, component, connect, design, reads, run, seenOf, station, writes } from './designs.ts';

const near = (seen: number | null, expected: number, share: number): void => {
  expect(seen).not.toBeNull();
  expect(Math.abs(seen! / expected - 1), `${seen} against ${expected}`).toBeLessThan(share);
};
const quick = { serviceTimeMs: 0, replicas: 1, workersPerInstance: 1000 };
const cached = (cache: object, store: object = {}) =>
  design(
    [clients, component('cache', 'cache', { ...quick, ...cache }), component('relational-store', 'db', { ...quick, ...store })],
    [connect('clients', 'cache'), connect('cache', 'db')],
  );

/**
 * Hit ratio of an LRU cache under independent Zipf requests.
 * Source: Che, Tung and Wang, "Hierarchical Web caching systems", IEEE JSAC 20(7), 2002: a key stays for the time t in which so many
 * distinct keys come as the cache holds.
 */
function cheHitRatio(keyCount: number, skew: number, capacity: number): number {
  const shares = zipfProbabilities(keyCount, skew);
  const held = (t: number) => shares.reduce((sum, share) => sum + (1 - Math.exp(-share * t)), 0);
  let [low, high] = [0, 1e9];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (held(middle) < capacity) low = middle;
    else high = middle;
  }
  return shares.reduce((sum, share) => sum + share * (1 - Math.exp(-share * high)), 0);
}

describe('a cache', () => {
  it.each([
    [10_000, 0.9, 500],
    [5000, 0.6, 1000],
    [2000, 0, 400],
  ])('[F7] of %d keys at skew %d holding %d has the hit ratio of Che’s approximation', (count, skew, capacityEntries) => {
    const result = run(cached({ capacityEntries }), [reads(10_000, { keys: { count, skew } })], { durationMs: 30_000, warmUpMs: 5000 });
    const warm = result.windows.filter(({ fromMs }) => fromMs >= 5000).map(({ components }) => components[1]!);
    const visits = warm.reduce((sum, one) => sum + one.visits, 0);
    near(warm.reduce((sum, one) => sum + one.hitRatio! * one.visits, 0) / visits, cheHitRatio(count, skew, capacityEntries), 0.03);
    const { hitRatio, visits: asked } = seenOf(result, 'cache');
    expect(seenOf(result, 'db').visits).toBe(Math.round((1 - hitRatio!) * asked));
  });

  it('[F7] with several instances holds about as much as one that is as large', () => {
    const ratios = [1, 4].map((replicas) => {
      const result = run(cached({ capacityEntries: 1000, replicas }), [reads(5000, { keys: { count: 10_000, skew: 0.9 } })]);
      return seenOf(result, 'cache').hitRatio!;
    });
    near(ratios[1]!, ratios[0]!, 0.03);
  });

  it('[F7] keeps a copy for its time to live and no longer', () => {
    const kinds = [reads(1000, { keys: { count: 500, skew: 0 } })];
    const result = run(cached({ capacityEntries: 1000, ttlMs: 700 }), kinds, { durationMs: 100_000 });
    near(seenOf(result, 'cache').hitRatio, ttlHitRatio(2, 0.7), 0.03);
  });

  it('[F7] sends on all misses of a key until its answer has come', () => {
    const result = run(cached({ capacityEntries: 10 }, { serviceTimeMs: 500, serviceTimeDistribution: 'deterministic' }), [
      reads(100, { keys: { count: 1, skew: 0 } }),
    ]);
    const firstHalfSecond = seenOf(result, 'db').visits;
    expect(firstHalfSecond).toBeGreaterThan(30);
    expect(firstHalfSecond).toBeLessThan(75);
  });

  it('[F7] drops what is written through it, and so shows nothing old', () => {
    const keys = { count: 100, skew: 0 };
    const result = run(cached({ capacityEntries: 100 }), [reads(1000, { keys }), writes(100, { keys })], { durationMs: 60_000 });
    expect(result.kinds[0]!.stale.count).toBe(0);
    // A hit needs a read since the last write of the key: 10 reads a second against 1 write.
    near(seenOf(result, 'cache').hitRatio, 10 / 11, 0.01);
  });

  it('[F7] [F11] shows what is written past it for its time to live', () => {
    const keys = { count: 200, skew: 0 };
    const past = cached({ capacityEntries: 200, ttlMs: 1000 });
    const aside = design(past.components, [
      connect('clients', 'cache', { for: ['read'] }),
      connect('cache', 'db'),
      connect('clients', 'db', { for: ['write'] }),
    ]);
    const result = run(aside, [reads(2000, { keys }), writes(100, { keys })], { durationMs: 60_000 });
    near(result.kinds[0]!.stale.share, ttlHitRatio(10, 1) * staleShareOfHits(0.5, 1), 0.05);
    expect(result.kinds[0]!.stale.maxMs).toBeLessThan(1000);
  });

  it('[F8] that is lost is passed by or fails, and comes back empty', () => {
    const faults = [{ kind: 'component-lost', component: 'cache', fromMs: 4000, untilMs: 6000 }] as const;
    const kinds = [reads(1000, { keys: { count: 1000, skew: 0 } })];
    const [bypass, fail] = ['bypass', 'fail'].map((whenDown) =>
      run(cached({ capacityEntries: 1000, whenDown }), kinds, { faults, windows: 10 }),
    );
    expect(bypass!.kinds[0]!.failed).toBe(0);
    const storeVisits = bypass!.windows.map(({ components }) => components[2]!.visits);
    expect(storeVisits[3]).toBeLessThan(150);
    expect(storeVisits[5]).toBe(bypass!.windows[5]!.kinds[0]!.arrivals);
    near(storeVisits[6]!, 1000 * (1 - Math.exp(-1)), 0.1);
    expect(fail!.kinds[0]!.failed).toBe(fail!.windows[4]!.kinds[0]!.arrivals + fail!.windows[5]!.kinds[0]!.arrivals);
  });

  it('[F8] that loses one of two instances loses half of what it held', () => {
    const faults = [{ kind: 'instances-lost', component: 'cache', first: 0, count: 1, fromMs: 8000, untilMs: 8001 }] as const;
    const kinds = [reads(1000, { keys: { count: 1000, skew: 0 } })];
    const result = run(cached({ capacityEntries: 4000, replicas: 2 }), kinds, { faults, windows: 10 });
    expect(result.windows[7]!.components[2]!.visits).toBeLessThan(10);
    near(result.windows[8]!.components[2]!.visits, 500 * (1 - Math.exp(-1)), 0.15);
  });

  it('[F16] has its keys shrunk with it where there are too many', () => {
    const few = run(cached({ capacityEntries: 100_000 }), [reads(1000, { keys: { count: 1_000_000, skew: 0.9 } })], { durationMs: 100 });
    const many = run(cached({ capacityEntries: 10_000_000 }), [reads(1000, { keys: { count: 100_000_000, skew: 0 } })], {
      durationMs: 100,
    });
    expect(few.notes).toEqual([]);
    expect(many.notes[0]).toContain('4.2%');
    expect(many.end.reason).toBe('finished');
  });
});

describe('a relational store', () => {
  const kinds = [reads(2000, { keys: { count: 100, skew: 0 } }), writes(200, { keys: { count: 100, skew: 0 } })];
  const store = (settings: object) =>
    design([clients, component('relational-store', 'db', { ...quick, replicas: 4, ...settings })], [connect('clients', 'db')]);

  it('[F11] shows old data at copies with the chance that a write falls in the lag', () => {
    const result = run(store({ readFrom: 'any', replicationLagMs: 100 }), kinds, { durationMs: 100_000 });
    near(result.kinds[0]!.stale.share, 0.75 * (1 - Math.exp(-2 * 0.1)), 0.03);
    expect(result.kinds[0]!.stale.maxMs).toBeLessThanOrEqual(100);
    expect(run(store({ readFrom: 'primary' }), kinds).kinds[0]!.stale.count).toBe(0);
  });

  it('[F11] has every copy apply every write', () => {
    const settings = { readFrom: 'any', serviceTimeMs: 1, workersPerInstance: 1, queueLimit: 1e9 };
    const result = run(store(settings), [reads(400), writes(100)], { durationMs: 200_000 });
    near(seenOf(result, 'db').utilisation, (400 / 4 + 100) / 1000, 0.02);
  });

  it('[F11] [F14] fails writes when the primary is lost, unless a copy takes its place', () => {
    const faults = [{ kind: 'instances-lost', component: 'db', first: 0, count: 1, fromMs: 2000, untilMs: 4000 }] as const;
    const [none, automatic] = ['none', 'automatic'].map((failover) =>
      run(store({ failover, readFrom: 'any' }), kinds, { faults, windows: 5 }),
    );
    expect(none!.kinds[1]!.failed).toBe(none!.windows[1]!.kinds[1]!.arrivals);
    expect(none!.kinds[0]!.failed).toBe(0);
    expect(automatic!.kinds[1]!.failed).toBe(0);
  });

  it('[F11] shows what another store has copied to it, and what it had when it was cut off', () => {
    const groups = ['west', 'east'].map((id) => ({ id, kind: 'region' as const, name: id, availability: 1 }));
    const home = component('relational-store', 'db', { ...quick, replicationLagMs: 100 }, { region: 'west' });
    const away = component('relational-store', 'copy', quick, { region: 'east' });
    const connections = [
      connect('clients', 'db', { for: ['write'] }),
      connect('clients', 'copy', { for: ['read'] }),
      connect('db', 'copy', { kind: 'replicates' }),
    ];
    const copied = design([clients, home, away], connections, groups);
    const result = run(copied, kinds, { durationMs: 50_000 });
    near(result.kinds[0]!.stale.share, 1 - Math.exp(-0.2), 0.04);
    const faults = [{ kind: 'partition', groups: ['west', 'east'], fromMs: 0 }] as const;
    const cut = run(copied, kinds, { durationMs: 50_000, faults, windows: 10 });
    expect(cut.windows[9]!.kinds[0]!.staleShare).toBe(1);
    expect(cut.kinds[0]!.stale.maxMs).toBeGreaterThan(40_000);
  });

  it('[F14] meets a hot key at one shard', () => {
    const faults = [{ kind: 'hot-key', request: 'read', share: 0.5, key: 7, fromMs: 0 }] as const;
    const sharded = store({ replicas: 1, shards: 10, workersPerInstance: 1, serviceTimeMs: 1, queueLimit: 0 });
    const [even, hot] = [run(sharded, [reads(1000)]), run(sharded, [reads(1000)], { faults })];
    // Shards at 0.1 erlangs refuse 9%; one at 0.55 refuses 35% of its own.
    near(even!.kinds[0]!.failed / even!.kinds[0]!.conservation.arrivals, 0.1 / 1.1, 0.1);
    near(hot!.kinds[0]!.failed / hot!.kinds[0]!.conservation.arrivals, 0.55 * (0.55 / 1.55) + 0.45 * (0.05 / 1.05), 0.06);
  });
});

describe('stores that ask several copies', () => {
  const keyValue = (settings: object) =>
    design([clients, station('key-value-store', 'kv', 4, 1000, { replicas: 3, ...settings })], [connect('clients', 'kv')]);

  it('[F12] wait for as many copies as the quorum says', () => {
    const result = run(keyValue({ readQuorum: 2, writeQuorum: 2 }), [reads(100), writes(100)], { durationMs: 200_000 });
    // Both of two exponential services; two of three.
    near(result.kinds[0]!.latency.meanMs, 4 * (1 / 2 + 1), 0.02);
    near(result.kinds[1]!.latency.meanMs, 4 * (1 / 3 + 1 / 2), 0.02);
    expect(result.kinds[0]!.stale.count).toBe(0);
  });

  it('[F12] may be out of date where the quorums need not meet', () => {
    const keys = { count: 100, skew: 0 };
    const loose = keyValue({ readQuorum: 1, writeQuorum: 1, replicationLagMs: 200 });
    const result = run(loose, [reads(1000, { keys }), writes(200, { keys })], { durationMs: 60_000 });
    near(result.kinds[0]!.stale.share, (2 / 3) * (1 - Math.exp(-0.4)), 0.05);
  });

  it('[F12] [F14] fail where too few copies are up', () => {
    const faults = [{ kind: 'instances-lost', component: 'kv', first: 0, count: 2, fromMs: 4000 }] as const;
    const result = run(keyValue({ readQuorum: 1, writeQuorum: 2 }), [reads(100), writes(100)], { faults, windows: 10 });
    expect(result.kinds[0]!.failures.every(({ cause }) => cause === 'lost')).toBe(true);
    expect(result.windows[9]!.kinds[0]!.failed).toBe(0);
    expect(result.windows[9]!.kinds[1]!.failures).toEqual([{ cause: 'quorum', count: result.windows[9]!.kinds[1]!.arrivals }]);
  });

  it('[F13] a search waits for the slowest of its shards', () => {
    const search = station('search', 'search', 6, 1000, { shards: 8, replicas: 2 });
    const result = run(design([clients, search], [connect('clients', 'search')]), [reads(100)], { durationMs: 200_000 });
    const harmonic = [1, 2, 3, 4, 5, 6, 7, 8].reduce((sum, k) => sum + 1 / k, 0);
    near(result.kinds[0]!.latency.meanMs, 6 * harmonic, 0.02);
  });
});

describe('a copy whose key was evicted', () => {
  it('[F7] is not hit again before it has been filled anew', () => {
    const cache = new KeyCache({ id: 'c', capacity: 1, ttlNs: Infinity, policy: 'lru', keyCount: 3, instances: 1, nowNs: () => 0 });
    cache.ask(0, 0);
    cache.fill(0, 0, 0, 0);
    expect(cache.ask(0, 1)).toBe(true);
    cache.ask(1, 2);
    expect([cache.ask(0, 3), cache.ask(0, 4)]).toEqual([false, false]);
  });

  it('[F11] is out of date from the start when it was written between the read and the fill', () => {
    const cache = new KeyCache({ id: 'c', capacity: 1, ttlNs: Infinity, policy: 'lru', keyCount: 3, instances: 1, nowNs: () => 0 });
    cache.ask(0, 10);
    cache.noteWrite(0, 20);
    cache.fill(0, 30, 15, 0);
    expect([cache.ask(0, 40), cache.staleSince(0)]).toEqual([true, 20]);
    cache.fill(0, 50, 45, 0);
    expect(cache.staleSince(0)).toBe(0);
  });
});
