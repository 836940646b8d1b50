import { describe, expect, it } from 'vitest';
import {
  compareStates,
  describeState,
  groupByCount,
  nextVictim,
  readState,
  type CountedState,
} from '../../../exercises/caching/cache-lfu/replay-state.ts';
import Replay from '../../../exercises/caching/cache-lfu/replay.tsx';
import { counterexampleOf, itReplaysCalls, render, spoken } from '../caching/replay-behaviour.tsx';

/** Returns a state from its keys, the most recently used first, each as key and uses: "a3". Values are 1 unless given as "a3=2". */
function state(capacity: number, ...keys: string[]): CountedState {
  return {
    capacity,
    entries: keys.map((text) => {
      const [, key, uses, value = '1'] = /^(\D+)(\d+)(?:=(.*))?$/.exec(text)!;
      return { key: key!, uses: Number(uses), value };
    }),
  };
}

const tie = counterexampleOf({
  setup: 'createCache({ capacity: 2 })',
  divergence: 4,
  steps: [
    { call: 'set("a", 1)', expected: 'undefined', actual: 'undefined', state: state(2, '"a"1') },
    { call: 'set("b", 1)', expected: 'undefined', actual: 'undefined', state: state(2, '"b"1', '"a"1') },
    { call: 'get("a")', expected: '1', actual: '1', state: state(2, '"a"2', '"b"1') },
    { call: 'set("c", 1)', expected: 'undefined', actual: 'undefined', state: state(2, '"c"1', '"a"2') },
    { call: 'get("a")', expected: '1', actual: 'undefined', state: state(2, '"a"3', '"c"1') },
    { call: 'get("c")', expected: '1', state: state(2, '"c"2', '"a"3') },
  ],
});

describe('groupByCount', () => {
  it('puts the highest count first and keeps the order of use within a group', () => {
    const groups = groupByCount(state(4, 'd1', 'c3', 'b1', 'a3'));
    expect(groups.map(({ uses, entries }) => [uses, entries.map(({ key }) => key).join('')])).toEqual([
      [3, 'ca'],
      [1, 'db'],
    ]);
  });
});

describe('nextVictim', () => {
  it('names the least recent key of the lowest count, and nobody while there is room', () => {
    expect(nextVictim(state(3, 'c1', 'b2', 'a1'))).toBe('a');
    expect(nextVictim(state(4, 'c1', 'b2', 'a1'))).toBeUndefined();
  });
});

describe('compareStates', () => {
  it('tells an eviction from an insertion, a deletion, an overwriting and a use', () => {
    expect(compareStates(undefined, state(2, 'a1'))).toEqual({ inserted: 'a' });
    expect(compareStates(state(2, 'b1', 'a1'), state(2, 'c1', 'b1'))).toEqual({ inserted: 'c', evicted: 'a' });
    expect(compareStates(state(2, 'b1', 'a1'), state(2, 'b1'))).toEqual({ deleted: 'a' });
    expect(compareStates(state(2, 'b1', 'a1'), state(2, 'a2=2', 'b1'))).toEqual({ overwritten: 'a', used: 'a' });
    expect(compareStates(state(2, 'b1', 'a1'), state(2, 'b2', 'a1'))).toEqual({ used: 'b' });
    expect(compareStates(state(2, 'b1', 'a1'), state(2, 'b1', 'a1'))).toEqual({});
  });
});

describe('readState', () => {
  it('takes nothing that has another shape', () => {
    expect(readState(state(2, 'a1'))).toEqual(state(2, 'a1'));
    const bad = [
      undefined,
      null,
      1,
      {},
      { capacity: 1 },
      { capacity: 1, entries: [null] },
      { capacity: 1, entries: [{ key: 'a', value: '1' }] },
    ];
    for (const each of bad) expect(readState(each)).toBeUndefined();
  });
});

describe('describeState', () => {
  it('bounds how many groups and keys it names, and how long they are', () => {
    const entries = Array.from({ length: 60 }, (_, index) => ({
      key: 'k'.repeat(9_000) + index,
      value: 'v'.repeat(9_000),
      uses: 1 + (index >> 3),
    }));
    const text = describeState({ capacity: 100, entries }, {});
    expect(text).toContain('60 of at most 100');
    expect(text).toContain('3 higher groups');
    expect(text.length).toBeLessThan(1_600);
  });

  it('speaks of an empty cache', () => {
    expect(describeState(state(1), {})).toContain('its one place is free');
  });
});

describe('Replay', () => {
  itReplaysCalls(Replay, tie);

  it('says in words what the picture shows', () => {
    const text = spoken(render(Replay, tie, 3));
    expect(text).toContain('A right cache now holds 2 of at most 2');
    expect(text).toContain('2 uses: "a" → 1; 1 use: "c" → 1.');
    expect(text).toContain('so "b" was evicted: it had the fewest uses');
    expect(text).toContain('A new key would now displace "c".');
  });

  it('draws a bounded number of boxes of a large cache', () => {
    const entries = Array.from({ length: 5_000 }, (_, index) => ({ key: `k${index}`, value: '1', uses: 1 + (index % 50) }));
    const steps = [{ call: 'get("k0")', expected: '1', actual: '2', state: { capacity: 100_000, entries } }];
    const markup = render(Replay, { ...tie, steps, divergence: 0 }, 0);
    expect(markup.match(/<rect/g)!.length).toBeLessThan(45);
    expect(markup).toContain('44 groups');
    expect(markup).toContain('95 more');
  });
});
