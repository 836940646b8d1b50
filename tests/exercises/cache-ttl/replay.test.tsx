import { describe, expect, it } from 'vitest';
import {
  compareStates,
  describeState,
  leftText,
  millisecondsText,
  nextVictim,
  readState,
  type LivingState,
} from '../../../exercises/caching/cache-ttl/replay-state.ts';
import Replay from '../../../exercises/caching/cache-ttl/replay.tsx';
import { counterexampleOf, itReplaysCalls, render, spoken } from '../caching/replay-behaviour.tsx';

/** Returns a state from its entries, the most recently used first, each as key, set time and deadline: "a 1000-1010", "b 1000-". */
function state(capacity: number, nowMs: number, ...lives: string[]): LivingState {
  return {
    capacity,
    nowMs,
    entries: lives.map((text) => {
      const [, key, set, deadline] = /^(\S+) (\d+)-(\d*)$/.exec(text)!;
      return { key: key!, value: '1', setMs: Number(set), ...(deadline !== '' && { deadlineMs: Number(deadline) }) };
    }),
  };
}

const readingExtends = counterexampleOf({
  setup: 'createCache({ capacity: 2, now })',
  divergence: 4,
  steps: [
    { call: 'set("a", 1, 10)', expected: 'undefined', actual: 'undefined', state: state(2, 1_000, '"a" 1000-1010') },
    { call: 'set("b", 1, Infinity)', expected: 'undefined', actual: 'undefined', state: state(2, 1_000, '"b" 1000-', '"a" 1000-1010') },
    { call: 'get("a")', expected: '1', actual: '1', state: state(2, 1_000, '"a" 1000-1010', '"b" 1000-') },
    { call: 'advance(10)', expected: 'undefined', actual: 'undefined', state: state(2, 1_010, '"b" 1000-') },
    { call: 'get("a")', expected: 'undefined', actual: '1', state: state(2, 1_010, '"b" 1000-') },
    { call: 'size', expected: '1', state: state(2, 1_010, '"b" 1000-') },
  ],
});

describe('compareStates', () => {
  const before = state(2, 1_000, 'b 1000-1020', 'a 1000-1010');

  it('tells an expiry from an eviction and a removal', () => {
    expect(compareStates(before, state(2, 1_010, 'b 1000-1020'))).toMatchObject({ passedMs: 10, expired: [{ key: 'a' }] });
    const evicted = compareStates(before, state(2, 1_000, 'c 1000-1005', 'b 1000-1020'));
    expect(evicted).toMatchObject({ inserted: 'c', evicted: { key: 'a' }, expired: [] });
    expect(compareStates(before, state(2, 1_000, 'b 1000-1020'))).toMatchObject({ removed: { key: 'a' }, expired: [] });
    expect(compareStates(before, state(2, 1_030))).toMatchObject({ expired: [{ key: 'b' }, { key: 'a' }] });
  });

  it('tells a new life from a use and from nothing', () => {
    expect(compareStates(before, state(2, 1_000, 'a 1000-1030', 'b 1000-1020'))).toEqual({ passedMs: 0, expired: [], setAgain: 'a' });
    expect(compareStates(before, state(2, 1_000, 'a 1000-1010', 'b 1000-1020'))).toEqual({ passedMs: 0, expired: [], used: 'a' });
    expect(compareStates(before, before)).toEqual({ passedMs: 0, expired: [] });
    expect(compareStates(undefined, state(2, 1_000, 'a 1000-1010'))).toEqual({ passedMs: 0, expired: [], inserted: 'a' });
  });

  it('sees no use where the most recent entry expired', () => {
    expect(compareStates(before, state(2, 1_001, 'a 1000-1010')).used).toBeUndefined();
  });
});

describe('readState', () => {
  it('takes nothing that has another shape', () => {
    const good = state(2, 1_000, 'a 1000-1010', 'b 1000-');
    expect(readState(good)).toEqual(good);
    const bad = [undefined, null, 1, {}, { capacity: 1, entries: [] }, { capacity: 1, nowMs: 0 }, { ...good, entries: [null] }];
    for (const each of bad) expect(readState(each)).toBeUndefined();
    expect(readState({ ...good, entries: [{ key: 'a', value: '1' }] })).toBeUndefined();
  });
});

describe('words', () => {
  it('says how long a life still lasts', () => {
    const [a, b] = state(2, 1_000, 'a 1000-2001000', 'b 1000-').entries;
    expect(leftText(a!, 1_000)).toBe('2\u202f000\u202f000 ms left');
    expect(leftText(b!, 1_000)).toBe('for ever');
    expect(millisecondsText(0.5)).toBe('0.5 ms');
  });

  it('names the next to go only when all places are filled', () => {
    expect(nextVictim(state(2, 1_000, 'b 1000-', 'a 1000-'))).toBe('a');
    expect(nextVictim(state(3, 1_000, 'b 1000-', 'a 1000-'))).toBeUndefined();
  });

  it('bounds how many entries it names, and how long they are', () => {
    const entries = Array.from({ length: 60 }, (_, index) => ({ key: 'k'.repeat(9_000) + index, value: 'v'.repeat(9_000), setMs: 0 }));
    const text = describeState({ capacity: 100, nowMs: 5, entries }, { passedMs: 5, expired: entries });
    expect(text).toContain('60 live of at most 100');
    expect(text).toContain('and 52 more');
    expect(text.length).toBeLessThan(1_200);
    expect(describeState(state(1, 5), { passedMs: 0, expired: [] })).toContain('its one place is free');
  });
});

describe('Replay', () => {
  itReplaysCalls(Replay, readingExtends);

  it('says in words what the picture shows', () => {
    expect(spoken(render(Replay, readingExtends, 3))).toContain(
      'The clock shows 1\u202f010 ms. A right cache now holds 1 live of at most 2, most recently used first: "b" → 1 (for ever). 10 ms passed. "a" expired.'.replaceAll(
        '\u202f',
        ' ',
      ),
    );
    expect(spoken(render(Replay, readingExtends, 2))).toContain('"a" was used and is now the most recent; its deadline stays.');
    expect(render(Replay, readingExtends, 3)).toContain('expired</text>');
  });

  it('draws what remains of a life right of now, as long as its share of the longest', () => {
    const steps = [
      { call: 'get("a")', expected: '1', actual: '2', state: state(3, 1_000, 'a 1000-1040', 'b 990-1010') },
      { call: 'size', expected: '2', actual: '2', state: state(3, 1_000, 'a 1000-1040', 'b 990-1010') },
    ];
    const markup = render(Replay, { ...readingExtends, steps, divergence: 0 }, 0);
    const widths = [...markup.matchAll(/hr-life__ahead" x="96" y="\d+" width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(widths).toEqual([244, 61]);
  });

  it('draws a bounded number of lives of a large cache', () => {
    const entries = Array.from({ length: 5_000 }, (_, index) => ({
      key: `k${index}`,
      value: '1',
      setMs: 1_000,
      deadlineMs: 2_000 + index,
    }));
    const steps = [{ call: 'get("k0")', expected: '1', actual: '2', state: { capacity: 100_000, nowMs: 1_500, entries } }];
    const markup = render(Replay, { ...readingExtends, steps, divergence: 0 }, 0);
    expect(markup.match(/<rect/g)!.length).toBeLessThan(25);
    expect(markup).toContain('4992 more');
  });
});
