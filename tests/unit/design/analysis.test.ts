import { describe, expect, it } from 'vitest';
import { analyse, type Analysis, type Design, type Explanation, formatExplanation, type Load } from '../../../src/design/index.ts';
import { componentKinds } from '../../../src/design/settings.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { designOf, found, loadOf, type Part, type Wire } from './sample-design.ts';

const users: Part = ['users', 'clients'];

function analysed(design: Design, load: Load): Analysis {
  const outcome = analyse(design, load);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome;
}

/** A shop with one component of each kind. */
function shop(more: Readonly<Record<string, object>> = {}): Design {
  const parts = componentKinds.map((kind): Part => (kind === 'clients' ? users : [kind, kind, more[kind] ?? {}]));
  const wires: Wire[] = [
    ['users dns'],
    ['dns cdn'],
    ['cdn load-balancer', 'sync', { roundTripMs: 2 }],
    ['load-balancer api-gateway'],
    ['api-gateway service'],
    ['service cache'],
    ['cache relational-store'],
    ['service search', 'sync', { for: ['find'] }],
    ['service third-party', 'sync', { for: ['buy'] }],
    ['service object-store', 'sync', { for: ['look'] }],
    ['service queue', 'async', { for: ['buy'] }],
    ['queue worker'],
    ['worker key-value-store'],
    ['relational-store search', 'replicates'],
  ];
  return designOf(parts, wires);
}

const shopLoad = loadOf(
  { id: 'look', ratePerSecond: 200, responseKb: 50, objective: { availability: 0.99 } },
  { id: 'find', ratePerSecond: 20, responseKb: 5 },
  { id: 'buy', ratePerSecond: 2, responseKb: 1, readOrWrite: 'write', objective: { availability: 0.99 } },
);

/** Collects all explanations in an analysis. */
function explanationsIn(value: unknown): readonly Explanation[] {
  const all: Explanation[] = [];
  const seen = new Set<unknown>();
  const look = (one: unknown): void => {
    if (typeof one !== 'object' || one === null || seen.has(one)) return;
    seen.add(one);
    if ('by' in one && 'terms' in one) all.push(one as Explanation);
    for (const inner of one instanceof Map ? one.values() : Object.values(one)) look(inner);
  };
  look(value);
  return all;
}

describe('cost', () => {
  const month = 2_628_000;
  const cost = (design: Design, load: Load): Record<string, number> =>
    Object.fromEntries(
      analysed(design, load).cost.items.map((item) => [`${item.component} ${item.price.product}`, item.monthlyUsDollars.value]),
    );

  it('[A10] has the lines that are paid, by the list of prices', () => {
    const parts: Part[] = [
      users,
      ['dns', 'dns', { hitRatio: 0.9 }],
      ['lb', 'load-balancer'],
      ['api', 'service', { replicas: 3, instanceClass: 'large' }],
      ['cache', 'cache', { hitRatio: 0.5, instanceClass: 'small' }],
      ['db', 'relational-store', { replicas: 2, shards: 4, storedGb: 1000 }],
      ['pay', 'third-party', { usDollarsPer1000Requests: 2 }],
      ['jobs', 'queue'],
    ];
    const design = designOf(parts, [
      ['users dns'],
      ['dns lb'],
      ['lb api'],
      ['api cache'],
      ['cache db'],
      ['api pay'],
      ['api jobs', 'async'],
    ]);
    const lines = cost(design, loadOf({ id: 'get', ratePerSecond: 100, responseKb: 20 }));
    const expected = {
      'dns Route 53 hosted zone': 0.5,
      'dns Route 53 standard queries': 10 * 2.628 * 0.4,
      'lb Application Load Balancer': 16.425,
      'lb Application Load Balancer capacity units': 730 * 0.1 * 0.008,
      'api EC2 m6i.2xlarge': 3 * 730 * 0.384,
      'cache ElastiCache cache.m5.large': 730 * 0.156,
      'db RDS MySQL db.m5.xlarge': 8 * 730 * 0.342,
      'db RDS MySQL storage, gp3': 2000 * 0.115,
      'pay pay': 100 * 2.628 * 2000,
      'jobs SQS standard requests': 3 * 100 * 2.628 * 0.4,
      'lb Data out to the Internet': ((100 * 20 * month) / 1e6) * 0.09,
    };
    expect(Object.keys(lines).sort()).toEqual(Object.keys(expected).sort());
    for (const [line, usDollars] of Object.entries(expected)) expect([line, lines[line]]).toEqual([line, expect.closeTo(usDollars, 6)]);
  });

  it('[A10] pays what the edge sends at its own price, and what is behind it not', () => {
    const design = designOf([users, ['cdn', 'cdn', { hitRatio: 0.9 }], ['api', 'service']], [['users cdn'], ['cdn api']]);
    const lines = cost(design, loadOf({ id: 'get', ratePerSecond: 10, responseKb: 100 }));
    expect(lines['cdn CloudFront data out']).toBeCloseTo(2628 * 0.085, 6);
    expect(Object.keys(lines).filter((line) => line.includes('Internet'))).toEqual([]);
  });

  it('[A10] adds up', () => {
    const { items, monthlyUsDollars } = analysed(shop(), shopLoad).cost;
    expect(items).toHaveLength(20);
    expect(monthlyUsDollars.value).toBeCloseTo(
      items.reduce((total, item) => total + item.monthlyUsDollars.value, 0),
      9,
    );
  });
});

describe('explanations', () => {
  it('[A11] have terms that make up their value', () => {
    const explanations = explanationsIn(analysed(shop(), shopLoad));
    const kinds = { product: 0, sum: 0, model: 0 };
    for (const { by, terms, value } of explanations) {
      if (by === 'product') {
        expect(terms.reduce((left, term) => (term.divides ? left / term.value : left * term.value), 1)).toBe(value);
        kinds.product++;
      } else if (by === 'sum') {
        expect(terms.reduce((left, term) => left + term.value, 0)).toBe(value);
        kinds.sum++;
      } else kinds.model++;
    }
    expect(Math.min(...Object.values(kinds))).toBeGreaterThan(15);
  });

  it('[A11] are written in one line, with names', () => {
    const design = designOf(
      [users, ['api', 'service', { replicas: 2, workersPerInstance: 4, serviceTimeMs: 5, instanceAvailability: 0.99 }]],
      [['users api']],
    );
    const { capacities, kinds } = analysed(design, loadOf({ id: 'get', ratePerSecond: 400 }));
    const line = formatExplanation(capacities[0]!.utilisation.explanation, (id) => (id === 'api' ? 'The API' : id));
    expect(line).toBe(
      '0.25 utilisation = 400 visits per second (The API) × 0.005 service time (The API) ÷ 2 instances (The API) ÷ 4 workers (The API)',
    );
    expect(formatExplanation(kinds[0]!.availability.availability.explanation)).toBe(
      '0.9999 share of requests answered, exactly, parts that several paths share counted once: 0.9999 share of time up (api)',
    );
  });

  it('[A11] are all written in words', () => {
    for (const explanation of explanationsIn(analysed(shop(), shopLoad))) {
      const line = formatExplanation(explanation);
      expect(line).not.toMatch(/undefined|NaN|\[object/);
      expect(line.length).toBeGreaterThan(10);
    }
  });
});

describe('an analysis', () => {
  it('[A6] judges the availability that is asked for', () => {
    const judge = (design: Design): unknown[] => analysed(design, shopLoad).kinds.map((kind) => kind.availabilityObjective?.isMet);
    // Hits at the edge answer most looks; a purchase needs the service, the store and the third party, each of them once.
    expect(judge(shop())).toEqual([true, undefined, false]);
    expect(judge(shop({ service: { replicas: 2 }, 'relational-store': { replicas: 2 } }))).toEqual([true, undefined, true]);
    expect(judge(shop({ dns: { instanceAvailability: 0.5 } }))).toEqual([false, undefined, false]);
  });

  it('[A12] tells of what leads nowhere, has nobody, has too much, is not reached', () => {
    const parts: Part[] = [
      users,
      ['lonely', 'clients'],
      ['lb', 'load-balancer'],
      ['cache', 'cache'],
      ['dead', 'service', { replicas: 0 }],
      ['idle', 'service', { workersPerInstance: 0 }],
      ['slow', 'service', { serviceTimeMs: 1000, workersPerInstance: 1 }],
      ['kv', 'key-value-store', { replicas: 1, readQuorum: 2 }],
      ['far', 'search'],
    ];
    const wires: Wire[] = ['lb', 'cache', 'dead', 'idle', 'slow', 'kv'].map((id) => [`users ${id}`]);
    const load = loadOf({ id: 'get', ratePerSecond: 5 }, { id: 'lost', ratePerSecond: 1, entry: 'lonely' });
    const analysis = analysed(designOf(parts, wires), load);
    const told = Object.fromEntries(analysis.notices.map(({ id, about }) => [about, id]));
    expect(told).toEqual({
      lost: 'no-path',
      lb: 'balancer-before-nothing',
      cache: 'cache-before-nothing',
      dead: 'no-capacity',
      idle: 'no-capacity',
      kv: 'quorum-too-large',
      slow: 'overloaded',
      far: 'unreached',
    });
    expect(analysis.kinds.map(({ availability }) => availability.availability.value)).toEqual([0, 0]);
    expect(analysis.notices.find(({ about }) => about === 'slow')!.message).toBe(
      '"slow" is asked for 5.00 times what it can do: its queue grows until it is full.',
    );
  });

  it('[A12] does not call a copy of a store unreached', () => {
    const stores: Part[] = [users, ['a', 'relational-store'], ['b', 'relational-store']];
    const load = loadOf({ id: 'put', ratePerSecond: 1, readOrWrite: 'write' });
    expect(analysed(designOf(stores, [['users a'], ['a b', 'replicates']]), load).notices).toEqual([]);
    expect(analysed(designOf(stores, [['users a']]), load).notices).toMatchObject([{ id: 'unreached', about: 'b' }]);
  });

  it('[A12] has numbers, and words, for no load and for a million times the load', () => {
    const times = (factor: number): Load => ({
      kinds: shopLoad.kinds.map((kind) => ({ ...kind, ratePerSecond: kind.ratePerSecond * factor })),
    });
    const numbersOf = (analysis: Analysis): number[] =>
      explanationsIn(analysis).flatMap(({ value, terms }) => [value, ...terms.map((term) => term.value)]);
    const none = analysed(shop(), times(0));
    expect(none.notices.map(({ id }) => id)).toEqual(['no-load']);
    expect(none.bottleneck).toBeUndefined();
    expect(numbersOf(none).filter((value) => !Number.isFinite(value))).toEqual([]);
    const flood = analysed(shop(), times(1e6));
    expect(numbersOf(flood).filter((value) => Number.isNaN(value))).toEqual([]);
    expect(flood.kinds.every(({ latencyMs }) => latencyMs.value === Infinity)).toBe(true);
    expect(flood.notices.filter(({ id }) => id === 'overloaded').length).toBeGreaterThan(5);
    expect(formatExplanation(flood.kinds[0]!.latencyMs.explanation)).toMatch(/more than can be counted mean time/);
  });

  it('[A12] answers for a design that is empty, or does not fit the load', () => {
    expect(analyse(designOf([], []), { kinds: [] })).toMatchObject({ ok: true, kinds: [], notices: [{ id: 'no-load' }] });
    expect(analyse(designOf([], []), shopLoad)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([{ path: 'kinds[0].entry', message: expect.any(String), remedy: expect.any(String) }]),
    });
    const twice = { kinds: [...shopLoad.kinds, shopLoad.kinds[0]!] };
    expect(analyse(shop(), twice)).toMatchObject({ ok: false, problems: [{ path: 'kinds[3].id' }] });
    const round = shop();
    const cyclic = {
      ...round,
      connections: [...round.connections, { ...round.connections[0]!, id: 'back', from: 'relational-store', to: 'users' }],
    };
    expect(analyse(cyclic, shopLoad)).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(/for ever/) }] });
  });

  it('[A12] gives no NaN, shares from 0 to 1 and the same twice, on 150 random designs', () => {
    const random = createStream('anything');
    const pick = <T>(of: readonly T[]): T => of[random.below(of.length)]!;
    for (let round = 0; round < 150; round++) {
      const parts = Array.from({ length: 1 + random.below(10) }, (_, at): Part => {
        const kind = at === 0 ? 'clients' : pick(componentKinds);
        const settings =
          kind === 'clients'
            ? {}
            : {
                replicas: random.below(3),
                workersPerInstance: random.below(3),
                serviceTimeMs: pick([0, 1, 50]),
                instanceAvailability: pick([0, 0.5, 1]),
              };
        return [at === 0 ? 'users' : `c${at}`, kind, settings];
      });
      const wires: Wire[] = [];
      for (const [from, [a]] of parts.entries())
        for (const [b] of parts.slice(from + 1)) if (random.float() < 0.4) wires.push([`${a} ${b}`, pick(['sync', 'sync', 'async'])]);
      const design = designOf(parts, wires);
      const load = loadOf(
        { id: 'get', ratePerSecond: pick([0, 1, 1e9]) },
        { id: 'put', ratePerSecond: pick([0, 7]), readOrWrite: 'write' },
      );
      const analysis = analysed(design, load);
      for (const { value, result } of explanationsIn(analysis)) {
        expect(Number.isNaN(value)).toBe(false);
        if (!/availability|hit-ratio/.test(result)) continue;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
      const plain = (one: Analysis): string =>
        JSON.stringify([
          one.kinds.map((kind) => ({ ...kind, availability: kind.availability.availability })),
          one.capacities,
          one.cost,
          one.notices,
        ]);
      expect(plain(analysed(design, load))).toBe(plain(analysis));
    }
  });

  it('[A13] takes two hundred layers of two, a way for each of 2^100 paths', () => {
    const ids = Array.from({ length: 98 }, (_, layer) => [`a${layer}`, `b${layer}`] as const);
    const parts = ids.flatMap(([a, b]): Part[] => [
      [a, 'service'],
      [b, 'dns', { hitRatio: 0 }],
    ]);
    const wires = ids.slice(1).flatMap(([a, b], at): Wire[] => ids[at]!.flatMap((from): Wire[] => [[`${from} ${a}`], [`${from} ${b}`]]));
    const analysis = analysed(
      designOf([users, ...parts], [['users a0'], ['users b0'], ...wires]),
      loadOf({ id: 'get', ratePerSecond: 1, responseKb: 1 }),
    );
    const last = found(analysis.flow.kinds[0]!.visits.get('a97')).perRequest;
    expect(last).toBeGreaterThan(1e15);
    expect(Number.isFinite(last)).toBe(true);
  });
});
