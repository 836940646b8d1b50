import { describe, expect, it } from 'vitest';
import { dominatorsOf, immediateDominators } from '../../../src/design/dominators.ts';
import { availabilityOf, type Design, flowOf, type Group, type Load, singlePointsOf } from '../../../src/design/index.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { designOf, loadOf, type Part, type Wire } from './sample-design.ts';

describe('dominators', () => {
  it('[A8] are those of the graph in the paper of Lengauer and Tarjan', () => {
    // T. Lengauer, R. E. Tarjan, "A fast algorithm for finding dominators in a flowgraph", ACM TOPLAS 1(1), 1979, figures 1 and 2.
    const names = 'RABCDEFGHIJKL';
    const edges: Record<string, string> = {
      R: 'ABC',
      A: 'D',
      B: 'ADE',
      C: 'FG',
      D: 'L',
      E: 'H',
      F: 'I',
      G: 'IJ',
      H: 'EK',
      I: 'K',
      J: 'I',
      K: 'RI',
      L: 'H',
    };
    const dominators = immediateDominators(
      [...names].map((name) => [...edges[name]!].map((to) => names.indexOf(to))),
      0,
    );
    const tree = Object.fromEntries([...names].map((name, at) => [name, names[dominators[at]!]]));
    expect(tree).toEqual({ R: 'R', A: 'R', B: 'R', C: 'R', D: 'R', E: 'R', F: 'C', G: 'C', H: 'R', I: 'R', J: 'G', K: 'R', L: 'D' });
    expect(dominatorsOf(dominators, names.indexOf('J')).map((at) => names[at])).toEqual(['R', 'C', 'G', 'J']);
  });

  it('[A8] are what cuts a node off when it is taken out, on 200 random graphs', () => {
    const random = createStream('graphs');
    let checked = 0;
    for (let round = 0; round < 200; round++) {
      const size = 2 + random.below(12);
      const edges = Array.from({ length: size }, () =>
        Array.from({ length: size }, (_, to) => to).filter(() => random.float() < 1.6 / size),
      );
      const reach = (without: number): Set<number> => {
        const seen = new Set(without === 0 ? [] : [0]);
        for (const node of seen) for (const next of edges[node]!) if (next !== without) seen.add(next);
        return seen;
      };
      const all = reach(-1);
      const dominators = immediateDominators(edges, 0);
      for (let node = 0; node < size; node++) {
        const expected = all.has(node) ? [...all].filter((one) => one === node || !reach(one).has(node)) : [];
        expect([...dominatorsOf(dominators, node)].sort()).toEqual(expected.sort());
        checked += expected.length;
      }
    }
    expect(checked).toBeGreaterThan(1000);
  });
});

const get = loadOf({ id: 'get', ratePerSecond: 1 });
const put = loadOf({ id: 'put', ratePerSecond: 1, readOrWrite: 'write' });
const users: Part = ['users', 'clients'];
const one = (id: string, kind: Part[1] = 'service', more: object = {}, place: Part[3] = {}): Part => [
  id,
  kind,
  { replicas: 1, ...more },
  place,
];
const two = (id: string, kind: Part[1] = 'service', more: object = {}): Part => [id, kind, { replicas: 2, ...more }];

function points(design: Design, load: Load = get): Record<string, readonly string[]> {
  return Object.fromEntries(singlePointsOf(design, flowOf(design, load).kinds[0]!.wiring).map(({ id, cutsOff }) => [id, cutsOff]));
}

describe('single points of failure', () => {
  it('[A9] are what all need and has one instance, with what they cut off', () => {
    const wires: Wire[] = [['users lb'], ['lb a'], ['lb b'], ['a db'], ['b db'], ['b own']];
    const design = designOf(
      [users, one('lb', 'load-balancer'), one('a'), one('b'), one('db', 'relational-store'), one('own', 'third-party')],
      wires,
    );
    expect(points(design)).toEqual({ lb: ['a', 'b', 'db', 'own'], db: [] });
    const spared = designOf(
      [users, two('lb', 'load-balancer'), one('a'), one('b'), two('db', 'relational-store'), one('own', 'third-party')],
      wires,
    );
    expect(points(spared)).toEqual({});
  });

  it('[A9] count instances as the component does: quorums, primaries', () => {
    const stored = (part: Part): Design => designOf([users, part], [['users db']]);
    expect(points(stored(two('db', 'key-value-store', { readQuorum: 1, writeQuorum: 2 })))).toEqual({});
    expect(points(stored(two('db', 'key-value-store', { readQuorum: 1, writeQuorum: 2 })), put)).toEqual({ db: [] });
    expect(points(stored(two('db', 'relational-store', { failover: 'none', readFrom: 'any' })))).toEqual({});
    expect(points(stored(two('db', 'relational-store', { failover: 'none', readFrom: 'any' })), put)).toEqual({ db: [] });
  });

  it('[A9] leave out a cache that lets requests pass, queues that nobody waits for', () => {
    const cached = (whenDown: string): Design =>
      designOf(
        [users, one('c', 'cache', { hitRatio: 0.99, whenDown }), one('db', 'relational-store'), one('q', 'queue')],
        [['users c'], ['c db'], ['c q', 'async']],
      );
    expect(Object.keys(points(cached('bypass')))).toEqual(['db']);
    expect(Object.keys(points(cached('fail')))).toEqual(['c', 'db']);
  });

  it('[A9] are zones and regions too', () => {
    const groups: Partial<Group>[] = [
      { id: 'eu', kind: 'region' },
      { id: 'z1', kind: 'zone', region: 'eu' },
      { id: 'z2', kind: 'zone', region: 'eu' },
    ];
    const spread = (first: string, second: string): Design =>
      designOf(
        [users, two('lb', 'load-balancer'), one('a', 'service', {}, { zone: first }), one('b', 'service', {}, { zone: second })],
        [['users lb'], ['lb a'], ['lb b']],
        groups,
      );
    expect(points(spread('z1', 'z1'))).toEqual({ eu: ['a', 'b'], z1: ['a', 'b'] });
    expect(points(spread('z1', 'z2'))).toEqual({ eu: ['a', 'b'] });
  });

  it('[A9] are told apart where there are more than one word has bits', () => {
    const ids = Array.from({ length: 70 }, (_, at) => `c${at}`);
    // Every third has an instance to spare.
    const parts = ids.map((id, at): Part => [id, 'service', { replicas: at % 3 === 0 ? 2 : 1 }]);
    const design = designOf([['users', 'clients'], ...parts], [['users c0'], ...ids.slice(1).map((id, at): Wire => [`${ids[at]!} ${id}`])]);
    const load = loadOf({ id: 'get', ratePerSecond: 1 });
    const points = singlePointsOf(design, flowOf(design, load).kinds[0]!.wiring);
    expect(points.map(({ id }) => id)).toEqual(ids.filter((_, at) => at % 3 !== 0));
  });

  it('[A9] are none where nothing is ever answered', () => {
    expect(points(designOf([users, one('lb', 'load-balancer')], [['users lb']]))).toEqual({});
    expect(points(designOf([users, one('a', 'service', { workersPerInstance: 0 })], [['users a']]))).toEqual({});
  });

  it('[A9] are the parts without which availability is zero, on 150 random designs', () => {
    const random = createStream('designs');
    const kinds: readonly Part[1][] = ['service', 'load-balancer', 'cache', 'api-gateway', 'queue'];
    let found = 0;
    for (let round = 0; round < 150; round++) {
      const size = 3 + random.below(8);
      const parts = Array.from({ length: size }, (_, at): Part => {
        const kind = at === size - 1 ? 'key-value-store' : kinds[random.below(kinds.length)]!;
        const more =
          kind === 'cache'
            ? { hitRatio: 0, whenDown: random.float() < 0.5 ? 'bypass' : 'fail' }
            : kind === 'key-value-store'
              ? { readQuorum: 1, writeQuorum: 1 }
              : {};
        return [`c${at}`, kind, { replicas: 1 + random.below(2), instanceAvailability: 0.5, ...more }];
      });
      const wires: Wire[] = [['users c0']];
      for (let from = 0; from < size; from++)
        for (let to = from + 1; to < size; to++) if (random.float() < 0.35 || to === from + 1) wires.push([`c${from} c${to}`]);
      const available = (lost: string): number => {
        const design = designOf(
          [
            users,
            ...parts.map(([id, kind, settings]): Part => [id, kind, id === lost ? { ...settings, instanceAvailability: 0 } : settings]),
          ],
          wires,
        );
        return availabilityOf(design, flowOf(design, get).kinds[0]!).availability.value;
      };
      const expected =
        available('') === 0
          ? []
          : parts.filter(([id, , settings]) => (settings as { replicas: number }).replicas === 1 && available(id) === 0).map(([id]) => id);
      expect(Object.keys(points(designOf([users, ...parts], wires))).sort()).toEqual(expected.sort());
      found += expected.length;
    }
    expect(found).toBeGreaterThan(150);
  });
});
