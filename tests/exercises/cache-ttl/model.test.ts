import { describe, expect, it } from 'vitest';
import { model, states } from '../../../exercises/caching/cache-ttl/suite/model.ts';
import { shrinking } from '../../../exercises/caching/cache-ttl/suite/shrinking.ts';
import { forever, fractions, method, neverLive, surface, ttlOfCode } from '../../../exercises/caching/cache-ttl/suite/ttl-calls.ts';
import { buildCase, integerArgument, integerResult, ResultCode, resultOfArgument, type CallCase } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';

/** Answers a case of integer keys by a list in order of use that is filtered at every call: nothing to get wrong. */
function answerByFilter(one: CallCase): number[] {
  const { capacity } = one.setup[0] as { capacity: number };
  let nowMs = 1_000;
  let held: { key: number; value: number; deadlineMs: number }[] = [];
  return Array.from(one.methods, (called, at) => {
    const [key, value, ttlMs] = [one.a[at]!, one.b[at]!, ttlOfCode(one.c![at]!)];
    held = held.filter((entry) => nowMs < entry.deadlineMs);
    const entry = held.find((each) => each.key === key);
    const others = held.filter((each) => each !== entry);
    switch (called) {
      case method.get:
        if (entry) held = [...others, entry];
        return entry ? resultOfArgument(entry.value, surface.values) : ResultCode.undefined;
      case method.set:
        held = ttlMs > 0 ? [...others, { key, value, deadlineMs: nowMs + ttlMs }].slice(-capacity) : others;
        return ResultCode.undefined;
      case method.has:
        return entry ? ResultCode.true : ResultCode.false;
      case method.delete:
        held = others;
        return entry ? ResultCode.true : ResultCode.false;
      case method.advance:
        nowMs += -1 - key;
        return ResultCode.undefined;
      default:
        return integerResult(held.length);
    }
  });
}

/** Draws a case; with room for all keys it sets some that are never live. */
function randomCase(seed: string): CallCase {
  const stream = createStream(seed);
  const keys = 1 + stream.below(8);
  const hasRoom = stream.below(3) === 0;
  const capacity = hasRoom ? keys : 1 + stream.below(keys);
  const special = [forever, ...fractions, ...(hasRoom ? neverLive : [])];
  const calls = Array.from({ length: 20 + stream.below(200) }, (_, at) => {
    const called = stream.below(6);
    const ttl = stream.below(4) === 0 ? special[stream.below(special.length)]! : integerArgument(1 + stream.below(30));
    return [called, integerArgument(stream.below(keys)), integerArgument(at), ttl] as const;
  });
  return buildCase([{ capacity }], calls);
}

describe('the model of cache-ttl', () => {
  it('[R1] to [R10] answers as a list that is filtered at every call does', () => {
    for (let index = 0; index < 400; index++) {
      const one = randomCase(`model ${index}`);
      expect([...model(one).results], `case ${index}`).toEqual(answerByFilter(one));
    }
  });

  it('[R9] holds in its states what it answers', () => {
    for (let index = 0; index < 60; index++) {
      const one = randomCase(`states ${index}`);
      const { results } = model(one);
      for (const [at, { capacity, nowMs, entries }] of states(one).entries()) {
        expect(entries.length).toBeLessThanOrEqual(capacity);
        expect(entries.every(({ deadlineMs = Infinity }) => nowMs < deadlineMs)).toBe(true);
        if (one.methods[at] === method.size) expect(results[at]).toBe(integerResult(entries.length));
      }
    }
  });

  it('[R10] refuses a case whose answer is free: a new key, never live, meets a full cache', () => {
    const [a, b] = [0, 1];
    const long = integerArgument(50);
    const free = [
      [method.set, a, integerArgument(1), long],
      [method.set, b, integerArgument(2), neverLive[0]!],
    ] as const;
    expect(() => model(buildCase([{ capacity: 1 }], free))).toThrow('call 1 may displace an entry or not');
    expect([...model(buildCase([{ capacity: 2 }], free)).results]).toEqual([ResultCode.undefined, ResultCode.undefined]);
  });
});

describe('shrinking', () => {
  it('gives back the case it was given, with keys and values tidied', () => {
    for (let index = 0; index < 100; index++) {
      const one = randomCase(`shrinking ${index}`);
      const again = shrinking.fromValue(shrinking.toValue(one));
      expect([...again.methods]).toEqual([...one.methods]);
      expect([...again.a]).toEqual([...one.a]);
      const isSet = (at: number) => one.methods[at] === method.set;
      expect([...again.c!].filter((_code, at) => isSet(at))).toEqual([...one.c!].filter((_code, at) => isSet(at)));
    }
  });

  it('[R10] never makes a case whose answer is free', () => {
    for (let index = 0; index < 100; index++) {
      const small = shrinking.toValue(randomCase(`free ${index}`));
      const tight = shrinking.fromValue({ ...small, options: [{ capacity: 1 }] });
      expect(() => model(tight)).not.toThrow();
    }
  });
});
