import { describe, expect, it } from 'vitest';
import { decisiveStoreOf } from '../../../src/design/decisive-store.ts';
import { designOf, loadOf, type Part, type Wire } from './sample-design.ts';

const load = loadOf({ id: 'put', ratePerSecond: 10, readOrWrite: 'write' });
const decide = (parts: readonly Part[], wires: readonly Wire[]) =>
  decisiveStoreOf(designOf([['users', 'clients'], ['s', 'service'], ...parts], wires), load, 'put');

describe('whether one store decides a write', () => {
  it('[A14] is so behind a primary, with whatever is between', () => {
    const parts: Part[] = [
      ['q', 'cache'],
      ['db', 'relational-store', { replicas: 3 }],
    ];
    expect(decide(parts, [['users s'], ['s q'], ['q db']])).toEqual({ isDecided: true, store: 'db' });
    expect(decide([['db', 'relational-store', { replicas: 0 }]], [['users s'], ['s db']])).toMatchObject({ isDecided: false });
  });

  it('[A14] takes quorums that meet', () => {
    const quorum = (replicas: number, readQuorum: number, writeQuorum: number) =>
      decide([['kv', 'key-value-store', { replicas, readQuorum, writeQuorum }]], [['users s'], ['s kv']]).isDecided;
    expect(quorum(3, 2, 2)).toBe(true);
    expect(quorum(3, 1, 3)).toBe(true);
    expect(quorum(3, 1, 2), 'reads can miss a write').toBe(false);
    expect(quorum(4, 3, 2), 'two writes can miss each other').toBe(false);
    expect(quorum(1, 1, 1)).toBe(true);
    expect(quorum(3, 2, 4), 'no write is ever taken').toBe(false);
  });

  it('[A14] is not so where the store hears of it afterwards', () => {
    const parts: Part[] = [
      ['q', 'queue'],
      ['db', 'relational-store'],
    ];
    expect(decide(parts, [['users s'], ['s q'], ['q db', 'async']])).toEqual({
      isDecided: false,
      reason: 'not-waited-for',
      stores: ['db'],
    });
    expect(decide([['db', 'relational-store']], [['users s'], ['s db', 'async']])).toMatchObject({ reason: 'not-waited-for' });
  });

  it('[A14] is not so where a balancer picks among stores, and is where all its ways lead to one', () => {
    const regions: Part[] = [
      ['lb', 'load-balancer'],
      ['a', 'service'],
      ['b', 'service'],
      ['x', 'relational-store'],
      ['y', 'relational-store'],
    ];
    const common: Wire[] = [['users s'], ['s lb'], ['lb a'], ['lb b']];
    expect(decide(regions, [...common, ['a x'], ['b y']])).toEqual({ isDecided: false, reason: 'several', stores: ['x', 'y'] });
    expect(decide(regions, [...common, ['a x'], ['b x'], ['x y', 'replicates']])).toEqual({ isDecided: true, store: 'x' });
  });

  it('[A14] is not so without a store, in one that decides nothing, or for a kind that is not there', () => {
    expect(decide([['o', 'object-store']], [['users s'], ['s o']])).toMatchObject({ reason: 'no-store' });
    expect(decide([['kv', 'key-value-store', { writeQuorum: 1 }]], [['users s'], ['s kv']])).toMatchObject({ reason: 'loose-quorum' });
    const design = designOf(
      [
        ['users', 'clients'],
        ['db', 'relational-store'],
      ],
      [['users db']],
    );
    expect(decisiveStoreOf(design, load, 'get')).toMatchObject({ reason: 'unknown-kind' });
    expect(
      decisiveStoreOf(
        designOf(
          [
            ['users', 'clients'],
            ['db', 'relational-store'],
          ],
          [['users db', 'sync', { for: ['get'] }]],
        ),
        load,
        'put',
      ),
    ).toMatchObject({
      reason: 'no-store',
    });
  });
});
