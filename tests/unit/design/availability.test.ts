import { describe, expect, it } from 'vitest';
import { type Availability, availabilityOf, type Design, flowOf, type Group, type Load } from '../../../src/design/index.ts';
import { availabilitiesOf, fewerUp } from '../../../src/design/availability.ts';
import type { KindFlow } from '../../../src/design/flow.ts';
import { answers } from '../../../src/design/needs.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { designOf, found, loadOf, type Part, type Wire } from './sample-design.ts';

const get = loadOf({ id: 'get', ratePerSecond: 1 });
const put = loadOf({ id: 'put', ratePerSecond: 1, readOrWrite: 'write' });
const users: Part = ['users', 'clients'];
const part = (id: string, instanceAvailability = 0.9, kind: Part[1] = 'service', more: object = {}, place: Part[3] = {}): Part => [
  id,
  kind,
  { replicas: 1, instanceAvailability, ...more },
  place,
];
const balancer = (id: string, instanceAvailability = 1): Part => part(id, instanceAvailability, 'load-balancer');

function assess(
  parts: readonly Part[],
  wires: readonly Wire[],
  load: Load = get,
  groups: readonly Partial<Group>[] = [],
  options = {},
): Availability {
  const design: Design = designOf([users, ...parts], wires, groups);
  return availabilityOf(design, flowOf(design, load).kinds[0]!, options);
}

/** Adds up the chances of all states of the parts in which the request is answered. */
function byAllStates(design: Design, flow: KindFlow): number {
  const chances = new Map<string, number>();
  for (const { id, availability } of design.groups) chances.set(`group:${id}`, availability);
  for (const { id, settings } of design.components)
    if ('instanceAvailability' in settings) chances.set(`component:${id}`, settings.instanceAvailability);
  for (const [id, { hitRatio }] of flow.visits) if (hitRatio) chances.set(`hit:${id}`, hitRatio.value);
  const names = [...chances.keys()].filter((name) => chances.get(name) !== 1);
  let total = 0;
  for (let state = 0; state < 1 << names.length; state++) {
    const isUp = (name: string): boolean => !names.includes(name) || ((state >> names.indexOf(name)) & 1) === 1;
    const isAnswered = answers<boolean>(flow.wiring, design.groups, {
      part: isUp,
      all: (of) => of.every(Boolean),
      any: (of) => of.some(Boolean),
    });
    if (isAnswered) total += names.reduce((chance, name) => chance * (isUp(name) ? chances.get(name)! : 1 - chances.get(name)!), 1);
  }
  return total;
}

const up = (...all: Parameters<typeof assess>): number => assess(...all).availability.value;

describe('availability', () => {
  it('[A6] of a series is the product', () => {
    expect(up([part('a', 0.9), part('b', 0.8), part('c', 0.7)], [['users a'], ['a b'], ['b c']])).toBeCloseTo(0.9 * 0.8 * 0.7, 14);
    expect(up([part('a', 0.9), part('b', 0.8), part('c', 0.7)], [['users a'], ['a b'], ['a c']])).toBeCloseTo(0.9 * 0.8 * 0.7, 14);
  });

  it('[A6] of parts in the place of each other fails only with all', () => {
    expect(up([balancer('lb'), part('a', 0.9), part('b', 0.8)], [['users lb'], ['lb a'], ['lb b']])).toBeCloseTo(1 - 0.1 * 0.2, 14);
    expect(up([part('a', 0.9, 'service', { replicas: 3 })], [['users a']])).toBeCloseTo(0.999, 14);
  });

  it('[A6] counts a part that two paths share once', () => {
    const parts = [balancer('lb'), part('a'), part('b'), part('db')];
    // 0.9 (1 - 0.1^2); taken for two stores it would be 1 - (1 - 0.81)^2 = 0.9639.
    expect(up(parts, [['users lb'], ['lb a'], ['lb b'], ['a db'], ['b db']])).toBeCloseTo(0.9 * 0.99, 14);
    expect(up([part('a'), part('b'), part('db')], [['users a'], ['users b'], ['a db'], ['b db']])).toBeCloseTo(0.9 ** 3, 14);
  });

  it('[A6] of the bridge of five parts is 2p^2 + 2p^3 - 5p^4 + 2p^5', () => {
    // Paths 1-4, 2-5, 1-3-5, 2-3-4: the bridge, 3, is a balancer that both sides lead to.
    const parts = [
      ...['in', 'out1', 'out2'].map((id) => balancer(id)),
      ...['p1', 'p2', 'p4', 'p5'].map((id) => part(id)),
      balancer('p3', 0.9),
    ];
    const sides: Wire[] = [['users in'], ['in p1'], ['in p2'], ['p1 out1'], ['p2 out2'], ['out1 p4'], ['out2 p5']];
    const p = 0.9;
    expect(up(parts, [...sides, ['out1 p3'], ['out2 p3'], ['p3 p4'], ['p3 p5']])).toBeCloseTo(
      2 * p ** 2 + 2 * p ** 3 - 5 * p ** 4 + 2 * p ** 5,
      14,
    );
  });

  it('[A6] keeps the digits of what is nearly never down', () => {
    expect(assess([part('a', 0.999, 'service', { replicas: 6 })], [['users a']]).unavailability / 1e-18).toBeCloseTo(1, 9);
  });

  it('[A6] asks a quorum of copies, a primary without failover, every shard of a search', () => {
    const store = (kind: Part[1], more: object): Part => part('db', 0.9, kind, { replicas: 3, ...more });
    const wires: Wire[] = [['users db']];
    const quorums = { readQuorum: 1, writeQuorum: 2 };
    expect(up([store('key-value-store', quorums)], wires)).toBeCloseTo(0.999, 14);
    expect(up([store('key-value-store', quorums)], wires, put)).toBeCloseTo(0.9 ** 3 + 3 * 0.9 ** 2 * 0.1, 14);
    expect(up([store('key-value-store', { readQuorum: 4, writeQuorum: 1 })], wires)).toBe(0);
    expect(up([store('relational-store', { failover: 'none', readFrom: 'any' })], wires)).toBeCloseTo(0.999, 14);
    expect(up([store('relational-store', { failover: 'none', readFrom: 'any' })], wires, put)).toBeCloseTo(0.9, 14);
    expect(up([store('relational-store', { failover: 'automatic' })], wires, put)).toBeCloseTo(0.999, 14);
    expect(up([store('relational-store', { shards: 4 })], wires)).toBeCloseTo(0.999, 14);
    expect(up([store('search', { shards: 4 })], wires)).toBeCloseTo(0.999 ** 4, 14);
    expect(up([store('search', { shards: 4 })], wires, put)).toBeCloseTo(0.999, 14);
  });

  it('[A6] loses with a zone or region what is in it, once', () => {
    const groups: Partial<Group>[] = [
      { id: 'eu', kind: 'region', availability: 0.9 },
      { id: 'z1', kind: 'zone', region: 'eu', availability: 0.8 },
      { id: 'z2', kind: 'zone', region: 'eu', availability: 0.7 },
      { id: 'far', kind: 'region', availability: 0 },
    ];
    const whole = (id: string, place: Part[3]): Part => part(id, 1, 'service', {}, place);
    const wires: Wire[] = [['users lb'], ['lb a'], ['lb b']];
    // Both zones are in the region: 0.9 (1 - 0.2 x 0.3); spread over it, a component needs the region alone.
    expect(up([balancer('lb'), whole('a', { zone: 'z1' }), whole('b', { zone: 'z2' })], wires, get, groups)).toBeCloseTo(0.9 * 0.94, 14);
    expect(up([balancer('lb'), whole('a', { zone: 'z1' }), whole('b', { region: 'eu' })], wires, get, groups)).toBeCloseTo(0.9, 14);
    expect(up([whole('a', { zone: 'z1' }), whole('b', { zone: 'z1' })], [['users a'], ['a b']], get, groups)).toBeCloseTo(0.72, 14);
  });

  it('[A6] answers hits without what is behind a cache, and passes a cache by that is down', () => {
    const cache = (whenDown: string): Part => part('c', 0.9, 'cache', { hitRatio: 0.5, whenDown });
    const wires: Wire[] = [['users c'], ['c db']];
    // Store 0.8: hits need the cache alone, misses the store; past a cache that is down goes everything.
    expect(up([cache('fail'), part('db', 0.8)], wires)).toBeCloseTo(0.9 * (0.5 + 0.5 * 0.8), 14);
    expect(up([cache('bypass'), part('db', 0.8)], wires)).toBeCloseTo(0.9 * (0.5 + 0.5 * 0.8) + 0.1 * 0.8, 14);
    expect(up([cache('fail'), part('db', 0.8)], wires, put)).toBeCloseTo(0.72, 14);
    expect(up([cache('bypass'), part('db', 0.8)], wires, put)).toBeCloseTo(0.8, 14);
  });

  it('[A12] is zero where nobody is there to serve', () => {
    expect(up([part('a', 1, 'service', { replicas: 0 })], [['users a']])).toBe(0);
    expect(up([part('a', 1, 'service', { workersPerInstance: 0 })], [['users a']])).toBe(0);
    expect(up([part('a', 1)], [['users a']])).toBe(1);
  });

  it('[A6] leaves out what is not waited for', () => {
    expect(up([part('a'), part('q', 0.8, 'queue'), part('w', 0.1, 'worker')], [['users a'], ['a q', 'async'], ['q w']])).toBeCloseTo(
      0.9,
      14,
    );
    expect(up([part('a'), part('q', 0.8, 'queue'), part('w', 0.1, 'worker')], [['users a'], ['a q'], ['q w']])).toBeCloseTo(0.72, 14);
  });

  it('[A6] finds the chance that fewer than so many are up by adding binomial terms', () => {
    expect(fewerUp(5, 3, 0.2)).toBeCloseTo(0.2 ** 5 + 5 * 0.8 * 0.2 ** 4 + 10 * 0.8 ** 2 * 0.2 ** 3, 15);
    expect(fewerUp(2, 3, 0.2)).toBeCloseTo(1, 15);
    expect(fewerUp(10_000, 1, 0.999)).toBeGreaterThan(4e-5);
  });

  it('[A7] samples what takes too many steps, says so, and the same each time', () => {
    const wires: Wire[] = [['users in'], ['in a'], ['in b'], ['in c'], ['a x'], ['a y'], ['b y'], ['b z'], ['c z'], ['c x']];
    const parts = [balancer('in'), ...['a', 'b', 'c'].map((id) => balancer(id, 0.6)), ...['x', 'y', 'z'].map((id) => part(id, 0.5))];
    const exact = assess(parts, wires);
    const sampled = assess(parts, wires, get, [], { mostSteps: 3, samples: 40_000 });
    expect(exact.availability.explanation.by).toBe('structure-exact');
    expect(sampled.availability.explanation.by).toBe('structure-sampled');
    const error = found(sampled.availability.explanation.terms.find(({ id }) => id === 'standard-error')).value;
    const { value } = exact.availability;
    expect(error).toBeCloseTo(Math.sqrt((value * (1 - value)) / 40_000), 4);
    expect(Math.abs(sampled.availability.value - value)).toBeLessThan(4 * error);
    expect(sampled.unavailability).toBeCloseTo(1 - sampled.availability.value, 14);
    expect(assess(parts, wires, get, [], { mostSteps: 3, samples: 40_000 })).toEqual(sampled);
  });

  it('[A6] [A15] is what adding up all states gives, on 200 random designs', () => {
    const random = createStream('small designs');
    const pick = <T>(of: readonly T[]): T => of[random.below(of.length)]!;
    const groups: Partial<Group>[] = [
      { id: 'eu', kind: 'region', availability: 0.7 },
      { id: 'z1', kind: 'zone', region: 'eu', availability: 0.8 },
    ];
    let entangled = 0;
    for (let round = 0; round < 200; round++) {
      const ids = Array.from({ length: 6 + random.below(3) }, (_, at) => `c${at}`);
      const parts = ids.map((id, at): Part => {
        const inner = ['service', 'load-balancer', 'load-balancer', 'dns', 'cache'] as const;
        const kind = at < ids.length - 3 ? pick(inner) : 'relational-store';
        const more = kind === 'cache' ? { hitRatio: pick([0, 0.6]), whenDown: pick(['fail', 'bypass']) } : {};
        return part(id, pick([0.6, 0.75, 0.9, 1]), kind, more, pick([{}, {}, { zone: 'z1' }, { region: 'eu' }]));
      });
      const wires: Wire[] = [[`users ${ids[0]!}`]];
      for (const [at, to] of ids.entries())
        for (const from of ids.slice(0, Math.min(at, ids.length - 3))) if (random.float() < 0.5) wires.push([`${from} ${to}`]);
      const design = designOf([users, ...parts], wires, groups);
      const flow = flowOf(design, pick([get, put])).kinds[0]!;
      const result = availabilityOf(design, flow);
      const expected = byAllStates(design, flow);
      expect(result.availability.explanation.by).toBe('structure-exact');
      expect(result.availability.value).toBeCloseTo(expected, 13);
      expect(result.unavailability).toBeCloseTo(1 - expected, 13);
      if (availabilityOf(design, flow, { mostSteps: 0, samples: 1 }).availability.explanation.by !== 'structure-exact') entangled++;
    }
    // Some of them must be left to the decision diagram.
    expect(entangled).toBeGreaterThan(5);
  });

  it('[A15] takes few steps for regions with services behind balancers, caches of their own and a store that all share', () => {
    const groups: Partial<Group>[] = ['a', 'b', 'c'].map((id) => ({ id, kind: 'region', availability: 0.99 }));
    const places = groups.flatMap(({ id }) => Array.from({ length: 6 }, (_, at) => ({ region: id!, name: `${id}${at}` })));
    const parts = [
      balancer('names', 0.9),
      ...groups.map(({ id }) => part(`${id}-lb`, 0.9, 'load-balancer', {}, { region: id })),
      ...places.flatMap(({ region, name }) => [
        part(`${name}-app`, 0.9, 'service', {}, { region }),
        part(`${name}-cache`, 0.9, 'cache', { hitRatio: 0.5, whenDown: 'bypass' }, { region }),
      ]),
      part('db', 0.9, 'relational-store'),
    ];
    const wires: Wire[] = [
      ['users names'],
      ...groups.map(({ id }): Wire => [`names ${id}-lb`]),
      ...places.flatMap(({ region, name }): Wire[] => [[`${region}-lb ${name}-app`], [`${name}-app ${name}-cache`], [`${name}-cache db`]]),
    ];
    const region = (place: number): number => 0.99 * 0.9 * (1 - (1 - 0.9 * place) ** 6);
    // With the store up every cache answers or lets pass; without it, hits of caches that are up are all.
    const anyOf = (place: number): number => 1 - (1 - region(place)) ** 3;
    const result = assess(parts, wires, get, groups, { mostSteps: 3000 });
    expect(result.availability.explanation.by).toBe('structure-exact');
    expect(result.availability.value).toBeCloseTo(0.9 * (0.9 * anyOf(1) + 0.1 * anyOf(0.45)), 13);
  });

  it('[A16] works out once what kinds need alike, and shares the steps among the others', () => {
    const wires: Wire[] = [['users in'], ['in a'], ['in b'], ['in c'], ['a x'], ['a y'], ['b y'], ['b z'], ['c z'], ['c x']];
    const parts = [balancer('in'), ...['a', 'b', 'c'].map((id) => balancer(id, 0.6)), ...['x', 'y', 'z'].map((id) => part(id, 0.5))];
    const design = designOf([users, ...parts], wires);
    const of = (kinds: number, more: (at: number) => object): readonly Availability[] => {
      const load = loadOf(...Array.from({ length: kinds }, (_, at) => ({ id: `k${at}`, ratePerSecond: 1, ...more(at) })));
      return availabilitiesOf(design, flowOf(design, load).kinds, { mostSteps: 500 });
    };
    const alike = of(50, () => ({}));
    expect(new Set(alike.map(({ availability }) => availability.explanation.by))).toEqual(new Set(['structure-exact']));
    expect(new Set(alike.map(({ availability }) => availability.value)).size).toBe(1);
    // A cache of another hit ratio for each kind makes each a need of its own: 500 steps are enough for some only.
    const cached = designOf(
      [users, part('front', 0.9, 'cache', { capacityEntries: 100 }), ...parts],
      [['users front'], ['front in'], ...wires.filter(([path]) => path !== 'users in')],
    );
    const load = loadOf(
      ...Array.from({ length: 50 }, (_, at) => ({ id: `k${at}`, ratePerSecond: 1, keys: { count: 1000 + at, skew: 0.8 } })),
    );
    const ways = availabilitiesOf(cached, flowOf(cached, load).kinds, { mostSteps: 500, samples: 3200 });
    expect(new Set(ways.map(({ availability }) => availability.explanation.by))).toEqual(new Set(['structure-sampled']));
    expect(ways[0]!.availability.explanation.terms.find(({ id }) => id === 'samples')!.value).toBe(64);
  });

  it('[A13] gives the exact way up where its diagram would not fit, in layers that lead to three of the next', () => {
    const random = createStream('layers');
    const layers = Array.from({ length: 9 }, (_, layer) => Array.from({ length: 20 }, (_, at) => `n${layer}-${at}`));
    const parts = layers.flatMap((layer, depth) => layer.map((id) => (depth % 3 === 2 ? part(id, 0.8) : balancer(id, 0.5))));
    const sinks = layers.at(-1)!;
    const wires = layers
      .slice(1)
      .flatMap((layer, at): Wire[] =>
        layers[at]!.flatMap((from) => Array.from({ length: 3 }, (): Wire => [`${from} ${layer[random.below(layer.length)]!}`])),
      );
    const all = [balancer('in'), ...parts.filter(([id]) => !sinks.includes(id)), ...sinks.map((id) => part(id))];
    const result = assess(all, [['users in'], ...layers[0]!.map((id): Wire => [`in ${id}`]), ...wires], get, [], { samples: 200 });
    expect(result.availability.explanation.by).toBe('structure-sampled');
    expect(result.availability.value).toBeGreaterThan(0);
    expect(result.availability.value).toBeLessThan(1);
  });
});
