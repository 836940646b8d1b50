import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../../exercises/traffic/rate-limiter/private/reference.ts';
import { ask, method, surface, turnBack, wait } from '../../../exercises/traffic/rate-limiter/suite/limiter-calls.ts';
import { clockOf, model, states, verdictsOf, type Limits } from '../../../exercises/traffic/rate-limiter/suite/model.ts';
import { clockGoesBack, comingBack, draw, severalTokens } from '../../../exercises/traffic/rate-limiter/suite/shapes.ts';
import { exercise } from '../../../exercises/traffic/rate-limiter/suite/index.ts';
import { shrinking } from '../../../exercises/traffic/rate-limiter/suite/shrinking.ts';
import { buildCase, type CallCase } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';

/**
 * Decides by the definition alone: allowed where no span that ends with the request is given more than burst + rate * length. Looks at all earlier
 * requests of the client, in exact integers.
 */
function decideBySpans(one: CallCase): boolean[] {
  const { burst, count, periodMs } = one.setup[0] as Limits;
  const clocks = clockOf(one);
  const granted: { readonly client: number; readonly ms: number; readonly cost: number }[] = [];
  const decisions: boolean[] = [];
  let timeMs = 0;
  one.methods.forEach((called, at) => {
    if (called !== method.take && called !== method.takeCost) return;
    timeMs = Math.max(timeMs, clocks[at]!);
    const client = one.a[at]!;
    const cost = called === method.take ? 1 : -1 - one.b[at]!;
    const fits = (fromMs: number) => {
      const inSpan = granted.filter((each) => each.client === client && each.ms >= fromMs);
      const tokens = inSpan.reduce((sum, each) => sum + each.cost, cost);
      return tokens * periodMs <= burst * periodMs + count * (timeMs - fromMs);
    };
    const allowed = cost === 0 || [timeMs, ...granted.map((each) => each.ms)].every(fits);
    if (allowed) granted.push({ client, ms: timeMs, cost });
    decisions.push(allowed);
  });
  return decisions;
}

const shapes = { severalTokens, comingBack, clockGoesBack };

describe('the model', () => {
  for (const [name, shape] of Object.entries(shapes)) {
    it(`allows what fits into every span of time, no less and no more: ${name}`, () => {
      for (const one of draw(createStream(`rate-limiter/spans/${name}`), shape, 60)) {
        const verdicts = verdictsOf(one).filter((verdict) => verdict !== undefined);
        expect(verdicts.map(({ allowed }) => allowed)).toEqual(decideBySpans(one));
      }
    });
  }

  it('agrees with the reference on every word of a decision', () => {
    for (const one of draw(createStream('rate-limiter/reference'), clockGoesBack, 80)) {
      const clocks = clockOf(one);
      let nowMs = 1_000;
      const limiter = createRateLimiter({ ...(one.setup[0] as Limits), now: () => nowMs });
      verdictsOf(one).forEach((verdict, at) => {
        nowMs = clocks[at]!;
        if (!verdict) return;
        const { periodMs } = one.setup[0] as Limits;
        const decision = limiter.take(String(verdict.client), verdict.cost);
        expect(decision).toMatchObject({ allowed: verdict.allowed, remaining: Math.floor(verdict.after / periodMs) });
      });
    }
  });

  it('refuses cases whose answers are free or too large', () => {
    const limits = { burst: 1, count: 1, periodMs: 10 };
    const nan = surface.values.findIndex((spec) => spec.kind === 'plain' && Number.isNaN(spec.value));
    expect(() => model(buildCase([limits], [turnBack(1), [method.secondTake, 0]]))).toThrow('second limiter');
    expect(() => model(buildCase([limits], [turnBack(1), [method.takeThrows, 0, nan]]))).toThrow('look at the clock');
    expect(() => model(buildCase([limits], [[method.take, nan]]))).toThrow('names no client');
    expect(() => model(buildCase([{ ...limits, periodMs: 2 ** 31 }], [ask(0)]))).toThrow('too large');
    expect(() => model(buildCase([limits, { ...limits, burst: 0 }], [ask(0)]))).toThrow('only the first');
  });

  it('ends with a cost that throws', () => {
    const nan = surface.values.findIndex((spec) => spec.kind === 'plain' && Number.isNaN(spec.value));
    const { results } = model(buildCase([{ burst: 1, count: 1, periodMs: 10 }], [ask(0), [method.takeCost, 0, nan], ask(0)]));
    expect([...results]).toEqual([-2, -6, -7]);
  });
});

describe('shrinking', () => {
  it('keeps a case as it is but for names, and makes none that the model refuses', () => {
    const stream = createStream('rate-limiter/shrinking');
    for (const test of exercise.tests) {
      if (test.kind !== 'cases') continue;
      for (const one of test.cases(stream.fork(test.id))) {
        const small = shrinking.toValue(one);
        expect(model(shrinking.fromValue(small)).results).toEqual(model(one).results);
        const half = { ...small, calls: small.calls.filter((_call, at) => at % 2 === 0) };
        expect(() => model(shrinking.fromValue(half))).not.toThrow();
      }
    }
  });
});

describe('states', () => {
  it('show the bucket of the client that the case ends with, at the time that counts', () => {
    const one = buildCase([{ burst: 2, count: 3, periodMs: 10 }], [ask(0), wait(5), ask(1, 2), turnBack(4), ask(0), ask(0)]);
    expect(states(one).map(({ client, clockMs, timeMs, level }) => [client, clockMs, timeMs, level])).toEqual([
      ['"a"', 1_000, 1_000, 10],
      ['"a"', 1_005, 1_005, 20],
      ['"a"', 1_005, 1_005, 20],
      ['"a"', 1_001, 1_005, 20],
      ['"a"', 1_001, 1_005, 10],
      ['"a"', 1_001, 1_005, 0],
    ]);
    expect(states(one)[2]).toMatchObject({ other: '"b"' });
    expect(states(one)[4]).toMatchObject({ request: { cost: 1, allowed: true, before: 20 } });
  });
});
