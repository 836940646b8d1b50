import { describe, expect, it } from 'vitest';
import { describeBucket, fullAtMs, readBucket, tokensText, type Bucket } from '../../../exercises/traffic/rate-limiter/replay-state.ts';
import Replay from '../../../exercises/traffic/rate-limiter/replay.tsx';
import { exercise } from '../../../exercises/traffic/rate-limiter/suite/index.ts';
import { ask, turnBack, wait } from '../../../exercises/traffic/rate-limiter/suite/limiter-calls.ts';
import { states } from '../../../exercises/traffic/rate-limiter/suite/model.ts';
import { buildCase } from '../../../src/grader/authoring.ts';
import { callText } from '../../../src/grader/realm/judge/counterexample.ts';
import { counterexampleOf, render, spoken } from '../caching/replay-behaviour.tsx';

const one = buildCase([{ burst: 2, count: 3, periodMs: 10 }], [ask(0, 2), wait(3), ask(0), wait(1), ask(0), ask(1), turnBack(2), ask(0)]);
const all = states(one);
const failing = counterexampleOf({
  setup: 'createRateLimiter({ burst: 2, count: 3, periodMs: 10, now })',
  divergence: 2,
  steps: all.map((state, at) => ({ call: callText(exercise, one, at), expected: 'false', actual: at === 2 ? 'true' : 'false', state })),
});
const bucket = all[0]!;

describe('readBucket', () => {
  it('takes nothing that has another shape', () => {
    expect(readBucket(bucket)).toEqual(bucket);
    const bad = [
      undefined,
      null,
      1,
      {},
      { ...bucket, client: 1 },
      { ...bucket, level: NaN },
      { ...bucket, periodMs: 0 },
      { ...bucket, request: {} },
    ];
    for (const each of bad) expect(readBucket(each)).toBeUndefined();
  });
});

describe('words', () => {
  it('say levels in tokens, as fractions in lowest terms', () => {
    expect([0, 10, 9, 14, 30, 5].map((level) => tokensText(level, 10))).toEqual(['0', '1', '9/10', '1 2/5', '3', '1/2']);
  });

  it('say why a request was denied, and what is missing', () => {
    expect(describeBucket(all[1], all[2]!)).toBe(
      'A right limiter now has 9/10 token of 2 in the bucket of "a". The request of 1 token found 9/10 there and was denied: 1/10 missing, which takes 1 ms. The clock shows 1\u202f003 ms. Left alone, the bucket is full in 4 ms.',
    );
    const never = { ...bucket, request: { cost: 3, allowed: false, before: 0 } };
    expect(describeBucket(undefined, never)).toContain('more than a bucket holds');
  });

  it('say what flowed in, who else asked, and that time stands still', () => {
    expect(describeBucket(all[0], all[1]!)).toContain('3 ms passed, and 9/10 token flowed in.');
    expect(describeBucket(all[4], all[5]!)).toContain('"b" was asked for, which changes nothing here.');
    expect(describeBucket(all[5], all[6]!)).toContain('It went back: the time that counts stands still at 1\u202f004 ms.');
    const full: Bucket = { ...bucket, level: 20, timeMs: 2_000, clockMs: 2_000 };
    const { request: _request, ...idle } = full;
    expect(describeBucket(bucket, idle)).toContain('until it was full');
    expect(describeBucket({ ...idle, timeMs: 1_500 }, idle)).toContain('500 ms passed; the bucket was full.');
  });

  it('tell when the bucket is full: the theoretical arrival time', () => {
    expect(fullAtMs({ ...bucket, level: 5, timeMs: 1_000 })).toBe(1_005);
  });
});

describe('Replay', () => {
  it('puts expected beside actual, marks where they part, and marks the current call', () => {
    const text = spoken(render(Replay, failing, 2));
    expect(text).toContain('Call 3 of 8: take("a")');
    expect(text).toContain('Should give false Your code gave something else true');
    expect(render(Replay, failing, 1)).toContain('aria-current="step"><th scope="row"><code>advance(3)');
  });

  it('hides the picture from assistive technology, which has the caption', () => {
    expect(render(Replay, failing, 2)).toMatch(/<svg[^>]*aria-hidden="true"/);
    expect(spoken(render(Replay, failing, 2))).toContain('A right limiter now has 9/10 token of 2');
  });

  it('draws a dot for what was allowed, a cross for what was denied, and the rising level', () => {
    const markup = render(Replay, failing, 4);
    expect(markup.match(/<circle class="hr-bucket__allowed/g)).toHaveLength(2);
    expect(markup.match(/<g class="hr-bucket__denied/g)).toHaveLength(1);
    const corners = /hr-bucket__level" d="M([^"]+)"/
      .exec(markup)![1]!
      .split(' L')
      .map((each) => Number(each.split(' ')[1]));
    // 2 and 0 at first, 9/10 at 3 ms, where nothing is taken, 12/10 at 4 ms and 2/10 after.
    const levels = corners.map((y) => Math.round(((142 - y) / 54) * 10) / 10);
    expect(levels).toEqual([2, 0, 0.9, 0.9, 1.2, 1.2, 0.2]);
  });

  it('says where the clock is when it went back', () => {
    expect(render(Replay, failing, 6)).toContain('time stands still; clock: 1\u202f002 ms');
  });

  it('says which of two limiters is drawn', () => {
    const steps = [{ ...failing.steps[0]!, call: 'second.take("a")' }];
    expect(spoken(render(Replay, { ...failing, steps, divergence: 0 }, 0))).toContain('Of the two limiters, the one asked last is drawn.');
    expect(spoken(render(Replay, failing, 0))).not.toContain('two limiters');
  });

  it('draws a bounded number of steps of a long case', () => {
    const steps = Array.from({ length: 200 }, (_, at) => ({
      ...failing.steps[0]!,
      state: { ...bucket, timeMs: 1_000 + at, clockMs: 1_000 + at },
    }));
    const markup = render(Replay, { ...failing, steps, divergence: 199 }, 199);
    expect(markup.match(/hr-bucket__allowed/g)!.length).toBe(60);
  });

  it('gets by without states and without calls', () => {
    const stateless = [{ call: 'createRateLimiter({ burst: 0 })', expected: 'a RangeError', actual: 'an object' }];
    expect(spoken(render(Replay, { ...failing, steps: stateless, divergence: 0 }, 0))).toContain('There is no picture of this call.');
    expect(spoken(render(Replay, { ...failing, steps: [] }, 0))).toContain('This case has no calls.');
    expect(spoken(render(Replay, failing, 99))).toContain('Call 8 of 8');
  });
});
