import { describe, expect, it } from 'vitest';
import Replay from '../../../exercises/caching/cache-lru/replay.tsx';
import { clip } from '../../../exercises/replay-parts/clip.ts';
import {
  compareStates,
  describeState,
  keysInMapOrder,
  readState,
  type HeldState,
} from '../../../exercises/caching/cache-lru/replay-state.ts';
import { counterexampleOf, itReplaysCalls, render, spoken } from '../caching/replay-behaviour.tsx';

/** Returns a state from its keys, the most recently used first; values are 1 unless given as key=value. */
function state(capacity: number, ...keys: string[]): HeldState {
  return {
    capacity,
    entries: keys.map((text) => {
      const [key, value = '1'] = text.split('=');
      return { key: key!, value };
    }),
  };
}

const getTouches = counterexampleOf({
  setup: 'createCache({ capacity: 2 })',
  divergence: 4,
  steps: [
    { call: 'set("a", 1)', expected: 'undefined', actual: 'undefined', state: state(2, '"a"') },
    { call: 'set("b", 1)', expected: 'undefined', actual: 'undefined', state: state(2, '"b"', '"a"') },
    { call: 'get("a")', expected: '1', actual: '1', state: state(2, '"a"', '"b"') },
    { call: 'set("c", 1)', expected: 'undefined', actual: 'undefined', state: state(2, '"c"', '"a"') },
    { call: 'get("a")', expected: '1', actual: 'undefined', state: state(2, '"a"', '"c"') },
    { call: 'get("c")', expected: '1', state: state(2, '"c"', '"a"') },
  ],
});

describe('compareStates', () => {
  it('tells an eviction from an insertion, a deletion, an overwriting and a use', () => {
    expect(compareStates(undefined, state(2, 'a'))).toEqual({ inserted: 'a' });
    expect(compareStates(state(2, 'b', 'a'), state(2, 'c', 'b'))).toEqual({ inserted: 'c', evicted: 'a' });
    expect(compareStates(state(2, 'b', 'a'), state(2, 'b'))).toEqual({ deleted: 'a' });
    expect(compareStates(state(2, 'b', 'a'), state(2, 'a=2', 'b'))).toEqual({ overwritten: 'a', moved: 'a' });
    expect(compareStates(state(2, 'b', 'a'), state(2, 'b=2', 'a'))).toEqual({ overwritten: 'b' });
    expect(compareStates(state(2, 'b', 'a'), state(2, 'a', 'b'))).toEqual({ moved: 'a' });
    expect(compareStates(state(2, 'b', 'a'), state(2, 'b', 'a'))).toEqual({});
  });
});

describe('keysInMapOrder', () => {
  it('keeps the order of insertion while uses change the list', () => {
    expect(keysInMapOrder([state(2, 'a'), state(2, 'b', 'a'), state(2, 'a', 'b'), undefined, state(2, 'c', 'a')])).toEqual(['a', 'c']);
  });
});

describe('readState', () => {
  it('takes nothing that has another shape', () => {
    expect(readState(state(2, 'a'))).toEqual(state(2, 'a'));
    for (const bad of [undefined, null, 1, {}, { capacity: 1 }, { capacity: '1', entries: [] }, { capacity: 1, entries: [null] }]) {
      expect(readState(bad)).toBeUndefined();
    }
  });
});

describe('describeState', () => {
  it('bounds how many keys it names and how long they are', () => {
    const long = 'k'.repeat(10_000);
    const text = describeState(state(100, ...Array.from({ length: 50 }, (_, index) => `${index}${long}`)), { inserted: long });
    expect(text).toContain('50 of at most 100');
    expect(text).toContain('and 42 more');
    expect(text.length).toBeLessThan(700);
  });

  it('speaks of an empty cache', () => {
    expect(describeState(state(1), {})).toContain('its one place is free');
  });
});

describe('clip', () => {
  it('cuts to the length and never through a pair', () => {
    expect(clip('abcdef', 6)).toBe('abcdef');
    expect(clip('abcdefg', 6)).toBe('abcde…');
    expect(clip('abcd😀fg', 6)).toBe('abcd…');
  });
});

describe('Replay', () => {
  itReplaysCalls(Replay, getTouches);

  it('says in words what the picture shows', () => {
    expect(spoken(render(Replay, getTouches, 3))).toContain(
      'A right cache now holds 2 of at most 2, most recently used first: "c" → 1, "a" → 1. "c" is new and the cache was full, so the least recently used key "b" was evicted.',
    );
  });

  it('draws a bounded number of rows of a large cache', () => {
    const many = state(100_000, ...Array.from({ length: 5_000 }, (_, index) => `k${index}`));
    const markup = render(
      Replay,
      { ...getTouches, steps: [{ call: 'get("k0")', expected: '1', actual: '2', state: many }], divergence: 0 },
      0,
    );
    expect(markup.match(/<rect/g)!.length).toBeLessThan(25);
    expect(markup).toContain('4991 more');
  });
});
