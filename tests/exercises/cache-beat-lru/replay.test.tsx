import { describe, expect, it } from 'vitest';
import { describeState, heldAfter, overfullAt, readState } from '../../../exercises/caching/cache-beat-lru/replay-state.ts';
import Replay from '../../../exercises/caching/cache-beat-lru/replay.tsx';
import { check } from '../../../exercises/caching/cache-beat-lru/suite/check.ts';
import { method } from '../../../exercises/caching/cache-beat-lru/suite/interface.ts';
import { states } from '../../../exercises/caching/cache-beat-lru/suite/states.ts';
import { buildCase, integerArgument, integerResult, ResultCode } from '../../../src/grader/authoring.ts';
import { counterexampleOf, itReplaysCalls, render, spoken } from '../caching/replay-behaviour.tsx';

const { set, get, has, delete: remove, fetch } = method;
const [a, b, c] = [0, 1, 2] as const;
const one = integerArgument(1);

const overfull = buildCase(
  [{ capacity: 2 }],
  [
    [set, a, one],
    [set, b, one],
    [set, c, one],
    [get, a],
    [has, b],
  ],
);
const results = Int32Array.of(-1, -1, -1, integerResult(1), ResultCode.true);
const known = states(overfull, results);

const failing = counterexampleOf({
  setup: 'createCache({ capacity: 2 })',
  divergence: 4,
  steps: [
    { call: 'set("a", 1)', expected: 'undefined', actual: 'undefined', state: known[0] },
    { call: 'set("b", 1)', expected: 'undefined', actual: 'undefined', state: known[1] },
    { call: 'set("c", 1)', expected: 'undefined', actual: 'undefined', state: known[2] },
    { call: 'get("a")', expected: '1', actual: '1', state: known[3] },
    { call: 'has("b")', expected: 'false', actual: 'true', state: known[4] },
    { call: 'get("c")', expected: 'undefined', state: known[4] },
  ],
});

describe('states', () => {
  it('follows each key from the call that set it to the last that saw it', () => {
    expect(known[4]!.lives.map(({ key, from, seen }) => [key, from, seen])).toEqual([
      ['"a"', 0, 3],
      ['"b"', 1, 4],
      ['"c"', 2, 2],
    ]);
  });

  it('ends a life with a deletion or a miss, and begins another with the next write', () => {
    const again = buildCase(
      [{ capacity: 1 }],
      [
        [set, a, one],
        [remove, a],
        [fetch, a, one],
        [fetch, b, one],
        [fetch, a, one],
      ],
    );
    const answers = Int32Array.of(-1, ResultCode.true, -1, -1, -1);
    expect(check(again, answers, ResultCode.made)).toBeUndefined();
    expect(states(again, answers)[4]!.lives).toEqual([
      { key: '"a"', value: '1', from: 0, seen: 1, end: { at: 1, how: 'deleted' } },
      { key: '"a"', value: '1', from: 2, seen: 2, end: { at: 4, how: 'missing' } },
      { key: '"b"', value: '1', from: 3, seen: 3 },
      { key: '"a"', value: '1', from: 4, seen: 4 },
    ]);
  });
});

describe('heldAfter', () => {
  it('counts the keys that must have been held, and finds where they were too many', () => {
    expect([0, 1, 2, 3].map((call) => heldAfter(known[4]!, call))).toEqual([1, 2, 3, 2]);
    expect(overfullAt(known[4]!, 5)).toBe(2);
    expect(overfullAt(known[3]!, 4)).toBeUndefined();
  });
});

describe('readState', () => {
  it('takes nothing that has another shape', () => {
    expect(readState(known[4])).toEqual(known[4]);
    for (const bad of [undefined, null, 1, {}, { capacity: 1 }, { capacity: 1, lives: [null] }, { capacity: 1, lives: [{ key: 'a' }] }]) {
      expect(readState(bad)).toBeUndefined();
    }
  });
});

describe('describeState', () => {
  it('says what is certain, what may be, and what is too much', () => {
    expect(describeState(known[3]!, 3)).toBe(
      'A right cache now holds "a" → 1 for certain. There is room for 2 keys. Seen before, and perhaps still there: "b" → 1, "c" → 1.',
    );
    expect(describeState(known[4]!, 4)).toContain('But 3 keys must have been held after call 3, as each was found later: more than fit.');
  });
});

describe('Replay', () => {
  itReplaysCalls(Replay, failing);

  it('draws a line for each key and marks the moment with too many', () => {
    const markup = render(Replay, failing, 4);
    expect(markup.match(/hr-lives__bar/g)).toHaveLength(3);
    expect(markup.match(/hr-lives__over/g)).toHaveLength(1);
    expect(spoken(markup)).toContain('So one of the answers since is wrong.');
    expect(render(Replay, failing, 3)).not.toContain('hr-lives__over');
  });

  it('draws a bounded number of lines and calls', () => {
    const lives = Array.from({ length: 3_000 }, (_, at) => ({ key: `k${at}`, value: '1', from: at, seen: at }));
    const steps = Array.from({ length: 150 }, () => ({ call: 'get("a")', expected: '1', actual: '1', state: { capacity: 5, lives } }));
    expect(render(Replay, counterexampleOf({ setup: 's', divergence: 149, steps }), 149).match(/<rect/g)!.length).toBeLessThan(50);
  });
});
