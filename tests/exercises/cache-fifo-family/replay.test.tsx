import { describe, expect, it } from 'vitest';
import {
  compareStates,
  describeState,
  nextVictim,
  readState,
  type HeldState,
  type PolicyName,
} from '../../../exercises/caching/cache-fifo-family/replay-state.ts';
import Replay from '../../../exercises/caching/cache-fifo-family/replay.tsx';
import { counterexampleOf, itReplaysCalls, render, spoken } from '../caching/replay-behaviour.tsx';

/** Returns a state from its keys, in the order in which they are drawn; values are 1 unless given as key=value, a "?" marks one that may be gone. */
function state(policy: PolicyName, capacity: number, ...keys: string[]): HeldState {
  return {
    policy,
    capacity,
    entries: keys.map((text) => {
      const [, key, value = '1', mark] = /^([^=?]+)(?:=([^?]+))?(\?)?$/.exec(text)!;
      return { key: key!, value, ...(mark !== undefined && { mayBeGone: true as const }) };
    }),
  };
}

const byAccess = counterexampleOf({
  setup: "createCache({ capacity: 2, policy: 'lifo', random })",
  divergence: 4,
  steps: [
    { call: 'set("a", 1)', expected: 'undefined', actual: 'undefined', state: state('lifo', 2, '"a"') },
    { call: 'set("b", 1)', expected: 'undefined', actual: 'undefined', state: state('lifo', 2, '"b"', '"a"') },
    { call: 'get("a")', expected: '1', actual: '1', state: state('lifo', 2, '"b"', '"a"') },
    { call: 'set("c", 1)', expected: 'undefined', actual: 'undefined', state: state('lifo', 2, '"c"', '"a"') },
    { call: 'has("b")', expected: 'false', actual: 'true', state: state('lifo', 2, '"c"', '"a"') },
    { call: 'size', expected: '2', state: state('lifo', 2, '"c"', '"a"') },
  ],
});

describe('nextVictim', () => {
  it('takes the end that the policy takes, and nobody while there is room or chance decides', () => {
    expect(nextVictim(state('fifo', 2, 'b', 'a'))).toBe('a');
    expect(nextVictim(state('lifo', 2, 'b', 'a'))).toBe('b');
    expect(nextVictim(state('mru', 2, 'b', 'a'))).toBe('b');
    expect(nextVictim(state('random', 2, 'b', 'a'))).toBeUndefined();
    expect(nextVictim(state('fifo', 3, 'b', 'a'))).toBeUndefined();
  });
});

describe('compareStates', () => {
  it('tells an eviction from an insertion, a deletion, an overwriting and a use', () => {
    expect(compareStates(undefined, state('fifo', 2, 'a'))).toEqual({ inserted: 'a' });
    const full = state('mru', 2, 'b', 'a');
    expect(compareStates(full, state('mru', 2, 'c', 'a'))).toEqual({ inserted: 'c', evicted: 'b' });
    expect(compareStates(full, state('mru', 2, 'b'))).toEqual({ deleted: 'a' });
    expect(compareStates(full, state('mru', 2, 'a=2', 'b'))).toEqual({ overwritten: 'a', moved: 'a' });
    expect(compareStates(full, full)).toEqual({});
  });

  it('tells of a random cache what an answer has shown', () => {
    const full = state('random', 2, 'b', 'a');
    const unknown = state('random', 2, 'c', 'b?', 'a?');
    expect(compareStates(full, unknown)).toEqual({ inserted: 'c', isUnknownEvicted: true });
    expect(compareStates(unknown, state('random', 2, 'c', 'b'))).toEqual({ missed: 'a' });
    expect(compareStates(state('random', 3, 'd', 'c', 'b?', 'a?'), state('random', 3, 'd', 'c', 'b', 'a?'))).toEqual({ found: 'b' });
  });
});

describe('readState', () => {
  it('takes nothing that has another shape', () => {
    const good = state('random', 2, 'b?', 'a');
    expect(readState(good)).toEqual(good);
    for (const bad of [undefined, null, 1, {}, { ...good, policy: 'lru' }, { ...good, capacity: '1' }, { ...good, entries: [null] }])
      expect(readState(bad)).toBeUndefined();
  });
});

describe('describeState', () => {
  it('says of a random cache what is not known', () => {
    const unknown = state('random', 2, 'c', 'b?', 'a?');
    const text = describeState(unknown, { inserted: 'c', isUnknownEvicted: true });
    expect(text).toContain('at most 2, last inserted first: c → 1, b → 1 (perhaps), a → 1 (perhaps).');
    expect(text).toContain('c is new and the cache was full: one of the others went, any with equal chance.');
    expect(text).toContain('A new key would now displace any of those held.');
  });

  it('bounds how many keys it names and how long they are', () => {
    const entries = Array.from({ length: 60 }, (_, index) => ({ key: 'k'.repeat(9_000) + index, value: 'v'.repeat(9_000) }));
    const text = describeState({ policy: 'fifo', capacity: 60, entries }, {});
    expect(text).toContain('60 of at most 60');
    expect(text).toContain('and 52 more');
    expect(text.length).toBeLessThan(700);
    expect(describeState(state('mru', 1), {})).toContain('its one place is free');
  });
});

describe('Replay', () => {
  itReplaysCalls(Replay, byAccess);

  it('says in words what the picture shows', () => {
    const text = spoken(render(Replay, byAccess, 3));
    expect(text).toContain('A right cache now holds 2 of at most 2, last inserted first: "c" → 1, "a" → 1.');
    expect(text).toContain('"c" is new and the cache was full, so "b" was evicted: of those held it was inserted last.');
    expect(text).toContain('A new key would now displace "c".');
  });

  it.each([
    ['fifo', 'a'],
    ['lifo', 'c'],
    ['mru', 'c'],
  ] as const)('points at the next to go: %s', (policy, key) => {
    const steps = [{ call: 'size', expected: '3', actual: '2', state: state(policy, 3, 'c', 'b', 'a') }];
    const markup = render(Replay, { ...byAccess, steps, divergence: 0 }, 0);
    expect(markup.match(/goes next/g)).toHaveLength(1);
    expect(markup).toMatch(new RegExp(`hr-replay__node--next[^>]*><rect[^>]*></rect><text[^>]*>${key} → 1`));
  });

  it('marks every key of a full random cache', () => {
    const steps = [{ call: 'size', expected: '3', actual: '2', state: state('random', 3, 'c', 'b', 'a') }];
    expect(render(Replay, { ...byAccess, steps, divergence: 0 }, 0).match(/>may go</g)).toHaveLength(3);
  });

  it('draws a bounded number of keys of a large cache', () => {
    const many = state('fifo', 5_000, ...Array.from({ length: 5_000 }, (_, index) => `k${index}`));
    const steps = [{ call: 'get("k0")', expected: '1', actual: '2', state: many }];
    const markup = render(Replay, { ...byAccess, steps, divergence: 0 }, 0);
    expect(markup.match(/<rect/g)!.length).toBeLessThan(15);
    expect(markup).toContain('4991 more');
  });
});
