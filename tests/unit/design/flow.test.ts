import { describe, expect, it } from 'vitest';
import { type Design, flowOf, type Load } from '../../../src/design/index.ts';
import type { KindFlow } from '../../../src/design/flow.ts';
import { hitChance } from '../../../src/design/hit-ratio.ts';
import { bucketKeys, keysIn, zipfShares } from '../../../src/design/key-popularity.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { createPolicy } from '../../../src/sim/cache/index.ts';
import { generateKeys, zipfProbabilities } from '../../../src/sim/workload/index.ts';
import { designOf, found, loadOf, type Part, type Wire } from './sample-design.ts';

/** Returns visits per request by component, of the first kind of request. */
function visits(design: Design, load: Load, kind = 0): Record<string, number> {
  return Object.fromEntries([...flowOf(design, load).kinds[kind]!.visits].map(([id, one]) => [id, one.perRequest]));
}

const users: Part = ['users', 'clients'];
const get = loadOf({ id: 'get', ratePerSecond: 100 });

describe('the flow of requests', () => {
  it('[A1] calls all of a service, and what two share twice', () => {
    const parts: Part[] = [users, ['api', 'service'], ['a', 'service'], ['b', 'service'], ['db', 'relational-store'], ['alone', 'service']];
    const design = designOf(parts, [['users api'], ['api a'], ['api b'], ['a db'], ['b db']]);
    expect(visits(design, get)).toEqual({ users: 1, api: 1, a: 1, b: 1, db: 2 });
  });

  it('[A1] shares a balancer and a name server out by instances', () => {
    const parts: Part[] = [
      users,
      ['dns', 'dns', { hitRatio: 0.75 }],
      ['lb', 'load-balancer'],
      ['lb2', 'load-balancer'],
      ['a', 'service', { replicas: 3 }],
      ['b', 'service', { replicas: 1 }],
    ];
    const design = designOf(parts, [['users dns'], ['dns lb'], ['dns lb2'], ['lb a'], ['lb b'], ['lb2 a']]);
    expect(visits(design, get)).toEqual({ users: 1, dns: 1, lb: 0.5, lb2: 0.5, a: 0.875, b: 0.125 });
    // Three of four clients still know the answer: the name servers work on one request in four, the rest is passed on all the same.
    expect(flowOf(design, get).kinds[0]!.visits.get('dns')!.worked).toBe(0.25);
  });

  it('[A1] sends misses and writes past a cache', () => {
    const parts: Part[] = [users, ['cdn', 'cdn', { hitRatio: 0.5 }], ['cache', 'cache', { hitRatio: 0.8 }], ['db', 'relational-store']];
    const design = designOf(parts, [['users cdn'], ['cdn cache'], ['cache db']]);
    const load = loadOf({ id: 'get', ratePerSecond: 9 }, { id: 'put', ratePerSecond: 1, readOrWrite: 'write' });
    expect(visits(design, load)['cache']).toBe(0.5);
    expect(visits(design, load)['db']).toBeCloseTo(0.1, 12);
    expect(visits(design, load, 1)).toEqual({ users: 1, cdn: 1, cache: 1, db: 1 });
  });

  it('[A1] does not wait for copies, nor for what a queue leads to', () => {
    const parts: Part[] = [
      users,
      ['api', 'service'],
      ['q', 'queue'],
      ['log', 'service'],
      ['w', 'worker'],
      ['db', 'relational-store'],
      ['mail', 'third-party'],
    ];
    const design = designOf(parts, [['users api'], ['api q'], ['api log', 'async'], ['q w'], ['w db'], ['log db'], ['w mail', 'async']]);
    const { visits: all } = flowOf(design, get).kinds[0]!;
    expect(Object.fromEntries([...all].map(([id, one]) => [id, [one.perRequest, one.waited]]))).toEqual({
      users: [1, 1],
      api: [1, 1],
      q: [1, 1],
      log: [1, 0],
      w: [1, 0],
      db: [2, 0],
      mail: [1, 0],
    });
  });

  it('[A1] takes a connection for the kinds that it is for', () => {
    const parts: Part[] = [users, ['api', 'service'], ['read', 'relational-store'], ['write', 'relational-store']];
    const design = designOf(parts, [
      ['users api'],
      ['api read', 'sync', { for: ['get'] }],
      ['api write', 'sync', { for: ['put', 'post'] }],
    ]);
    expect(visits(design, get)).toEqual({ users: 1, api: 1, read: 1 });
    expect(visits(design, loadOf({ id: 'put', ratePerSecond: 1 }))).toEqual({ users: 1, api: 1, write: 1 });
  });
});

describe('kinds of request together', () => {
  it('[A16] come to the same as each by itself, alike or not', () => {
    const parts: Part[] = [
      ['users', 'clients'],
      ['others', 'clients'],
      ['c', 'cache', { hitRatio: 0.5 }],
      ['a', 'service'],
      ['db', 'relational-store'],
    ];
    const wires: Wire[] = [['users c'], ['others c'], ['c a'], ['a db', 'sync', { for: ['get', 'same', 'far', 'put'] }]];
    const design = designOf(parts, wires);
    const kinds = [
      { id: 'get' },
      { id: 'same' },
      { id: 'less' },
      { id: 'far', entry: 'others' },
      { id: 'put', readOrWrite: 'write' as const },
      { id: 'again' },
    ].map((kind) => ({ ...kind, ratePerSecond: 1 }));
    const seen = (one: KindFlow): unknown => [
      [...one.visits].map(([id, { perRequest, waited }]) => [id, perRequest, waited]),
      [...one.calls],
    ];
    const together = flowOf(design, loadOf(...kinds)).kinds.map(seen);
    expect(together).toEqual(kinds.map((kind) => seen(flowOf(design, loadOf(kind)).kinds[0]!)));
    expect(new Set(together.map((one) => JSON.stringify(one))).size).toBe(4);
  });

  it('[A16] with keys of their own hit as often as their keys let them', () => {
    const design = designOf(
      [
        ['users', 'clients'],
        ['c', 'cache', { capacityEntries: 1000 }],
        ['db', 'relational-store'],
      ],
      [['users c'], ['c db']],
    );
    const keys = [
      { count: 10_000, skew: 0.8 },
      { count: 10_000, skew: 1.2 },
      { count: 100_000, skew: 0.8 },
      { count: 10_000, skew: 0.8 },
    ];
    const load = loadOf(...keys.map((one, at) => ({ id: `k${at}`, ratePerSecond: 1, keys: one })));
    const calls = flowOf(design, load).kinds.map((one) => [...one.calls.values()][1]!);
    expect(calls[3]).toBe(calls[0]);
    expect(new Set(calls).size).toBe(3);
  });
});

describe('keys', () => {
  it.each([
    [1000, 0.9],
    [100_000, 0.7],
    [100_000, 1.2],
    [50_000, 0],
  ])('[A2] stand in buckets for a Zipf distribution: %i keys of skew %d', (count, skew) => {
    const buckets = bucketKeys([300, count]);
    const shares = zipfShares(buckets, count, skew);
    const exact = zipfProbabilities(count, skew);
    let total = 0;
    for (const [at, bucket] of buckets.entries()) {
      total += keysIn(bucket) * shares[at]!;
      for (const rank of [bucket.first, bucket.last]) expect(shares[at]! / exact[rank - 1]!).toBeCloseTo(1, 1);
    }
    expect(total).toBeCloseTo(1, 12);
    const few = zipfShares(buckets, 300, skew);
    expect(buckets.reduce((sum, bucket, at) => sum + (bucket.last <= 300 ? keysIn(bucket) * few[at]! : 0), 0)).toBeCloseTo(1, 12);
    expect(few.at(-1)).toBe(0);
    expect(buckets.some(({ last }) => last === 300)).toBe(true);
    expect(buckets.length).toBeLessThan(300);
  });
});

const keys = { count: 20_000, skew: 0.9 };

function ratioOf(settings: Record<string, unknown>, load: Load, id = 'cache'): number {
  const design = designOf([users, ['cache', 'cache', settings], ['db', 'relational-store']], [['users cache'], ['cache db']]);
  return found(flowOf(design, load).kinds[0]!.visits.get(id)!.hitRatio).value;
}

/** Runs the cache itself, the first quarter of the requests to warm it up; returns the hit ratio, and the keys that miss. */
function run(
  policy: 'lru' | 'fifo',
  capacity: number,
  asked: Int32Array,
  isWrite: (at: number) => boolean = () => false,
): { ratio: number; misses: Int32Array } {
  const cache = createPolicy(policy, { capacity, keyCount: keys.count, stream: createStream('evict'), nextUses: new Int32Array(0) });
  const isValid = new Uint8Array(keys.count);
  const misses: number[] = [];
  const counts = { reads: 0, hits: 0 };
  for (const [at, key] of asked.entries()) {
    if (isWrite(at)) {
      isValid[key] = 0;
      continue;
    }
    const isHit = cache.access(key) && isValid[key] === 1;
    isValid[key] = 1;
    if (!isHit) misses.push(key);
    if (at < asked.length / 4) continue;
    counts.reads++;
    if (isHit) counts.hits++;
  }
  return { ratio: counts.hits / counts.reads, misses: Int32Array.from(misses) };
}

describe('hit ratios', () => {
  const asked = generateKeys({ kind: 'zipf', keyCount: keys.count, alpha: keys.skew }, 600_000, 'keys');
  const load = loadOf({ id: 'get', ratePerSecond: 500, keys });

  it.each([
    ['lru', 100],
    ['lru', 1000],
    ['lru', 8000],
    ['fifo', 1000],
  ] as const)('[A2] of %s with %i entries is that of the cache run', (evictionPolicy, capacityEntries) => {
    const simulated = run(evictionPolicy, capacityEntries, asked).ratio;
    const worked = ratioOf({ capacityEntries, evictionPolicy }, load);
    expect(Math.abs(worked - simulated)).toBeLessThan(0.01);
  });

  it('[A2] falls by what writes drop, as in the cache run', () => {
    const simulated = run('lru', 1000, asked, (at) => at % 5 === 0).ratio;
    const mixed = loadOf({ id: 'get', ratePerSecond: 400, keys }, { id: 'put', ratePerSecond: 100, readOrWrite: 'write', keys });
    expect(Math.abs(ratioOf({ capacityEntries: 1000 }, mixed) - simulated)).toBeLessThan(0.01);
    expect(ratioOf({ capacityEntries: 1000 }, load) - simulated).toBeGreaterThan(0.05);
  });

  it('[A2] with room for all keys is λτ / (1 + λτ), or 1 without a time to live', () => {
    const even = loadOf({ id: 'get', ratePerSecond: 50, keys: { count: 100, skew: 0 } });
    expect(ratioOf({ ttlMs: 8000 }, even)).toBeCloseTo(4 / 5, 12);
    expect(ratioOf({ ttlMs: null }, even)).toBe(1);
    expect(ratioOf({ capacityEntries: 0 }, even)).toBe(0);
    expect(ratioOf({ hitRatio: 0.3 }, even)).toBe(0.3);
  });

  it('[A2] goes without a step from the short time to live to the long', () => {
    const time = { seconds: 10, model: 'che' } as const;
    for (const rates of [
      { reads: 0.01, writes: 0 },
      { reads: 0.3, writes: 0.1 },
      { reads: 200, writes: 1 },
      { reads: 1e6, writes: 0 },
    ]) {
      const at = (ttlSec: number): number => hitChance(rates, time, ttlSec);
      expect(at(10 * (1 + 1e-9))).toBeCloseTo(at(10), 6);
      const rising = [1, 9, 10, 11, 20, 100, 1e4, 1e9, Infinity].map(at);
      expect(rising).toEqual(rising.toSorted((a, b) => a - b));
      expect(at(1e12)).toBeCloseTo(at(Infinity), 6);
    }
  });

  it.each([
    [500, 4000, 0.02],
    [2000, 8000, 0.03],
  ])('[A3] of a cache of %i entries and one of %i behind it are those of the two run, to %d', (first, second, tolerance) => {
    const parts: Part[] = [
      users,
      ['front', 'cache', { capacityEntries: first }],
      ['back', 'cache', { capacityEntries: second }],
      ['db', 'relational-store'],
    ];
    const { visits: all } = flowOf(designOf(parts, [['users front'], ['front back'], ['back db']]), load).kinds[0]!;
    const front = run('lru', first, asked);
    const back = run('lru', second, front.misses);
    expect(Math.abs(found(all.get('front')!.hitRatio).value - front.ratio)).toBeLessThan(0.01);
    expect(Math.abs(found(all.get('back')!.hitRatio).value - back.ratio)).toBeLessThan(tolerance);
    // Asked for everything instead, it would hit this much more often.
    expect(ratioOf({ capacityEntries: second }, load) - back.ratio).toBeGreaterThan(0.1);
  });

  it('[A3] behind a time to live is asked for what that lets through: λ(1 − h) for each key', () => {
    const even = loadOf({ id: 'get', ratePerSecond: 50, keys: { count: 100, skew: 0 } });
    const parts: Part[] = [users, ['front', 'cdn', { ttlMs: 8000 }], ['back', 'cache', { ttlMs: 8000 }], ['db', 'relational-store']];
    const { visits: all } = flowOf(designOf(parts, [['users front'], ['front back'], ['back db']]), even).kinds[0]!;
    // 0.5 a second for each key hits 4 / 5; the 0.1 a second that are left hit 0.8 / 1.8.
    expect(found(all.get('back')!.hitRatio).value).toBeCloseTo(0.8 / 1.8, 6);
    expect(all.get('db')!.perRequest).toBeCloseTo(0.2 / 1.8, 6);
  });

  it('[A13] tells a hundred million keys apart in 400 buckets', () => {
    expect(bucketKeys([100_000_000]).length).toBeLessThan(400);
  });
});
