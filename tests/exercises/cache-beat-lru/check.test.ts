import { describe, expect, it } from 'vitest';
import { check } from '../../../exercises/caching/cache-beat-lru/suite/check.ts';
import { method } from '../../../exercises/caching/cache-beat-lru/suite/interface.ts';
import { letterCount } from '../../../exercises/caching/suite-parts/cache-calls.ts';
import { buildCase, integerArgument, integerResult, ResultCode, type CallCase } from '../../../src/grader/authoring.ts';
import { createStream, type RandomStream } from '../../../src/kernel/index.ts';
import { computeNextUses, createBelady, createPolicy, policyIds } from '../../../src/sim/cache/index.ts';
import { generateKeys } from '../../../src/sim/workload/index.ts';
import { answerAtRandom, firstImpossible } from './any-cache.ts';

const { get, set, has, delete: remove, size, access, fetch } = method;
const value = (at: number) => integerArgument(at + 1);

function randomCase(stream: RandomStream, length: number): CallCase {
  const capacity = 1 + stream.below(3);
  const keys = capacity + 1 + stream.below(3);
  const methods = [get, set, has, remove, size, access, fetch, fetch, fetch];
  return buildCase(
    [{ capacity }],
    Array.from({ length }, (_, at) => [methods[stream.below(methods.length)]!, stream.below(keys), value(at)] as const),
  );
}

/** Makes one result another that the call could have given. */
function falsify(one: CallCase, results: Int32Array, stream: RandomStream): Int32Array {
  const wrong = results.slice();
  const at = stream.below(results.length);
  const called = one.methods[at]!;
  const result = results[at]!;
  if (called === size) wrong[at] = integerResult(stream.below(4));
  else if (called === get || called === fetch) {
    const earlier = value(stream.below(at + 1));
    wrong[at] = result === ResultCode.undefined || stream.below(2) === 0 ? integerResult(-1 - earlier) : ResultCode.undefined;
  } else if (called !== set) wrong[at] = result === ResultCode.true ? ResultCode.false : ResultCode.true;
  return wrong;
}

describe('the check beside all caches there could be', () => {
  it('lets every cache pass that keeps the rules, whatever it evicts', () => {
    const stream = createStream('right');
    for (let round = 0; round < 3_000; round++) {
      const one = randomCase(stream, 40);
      const results = answerAtRandom(one, stream);
      expect(check(one, results, ResultCode.made)).toBeUndefined();
    }
  });

  it('refuses nothing that some cache can have answered, and nearly all that none can', () => {
    const stream = createStream('falsified');
    let impossible = 0;
    let refused = 0;
    for (let round = 0; round < 6_000; round++) {
      const one = randomCase(stream, 24);
      const results = falsify(one, answerAtRandom(one, stream), stream);
      const first = firstImpossible(one, results);
      const finding = check(one, results, ResultCode.made);
      if (first < 0) expect(finding, 'refused although possible').toBeUndefined();
      else {
        impossible += 1;
        if (finding) refused += 1;
        if (finding) expect(finding.callIndex, 'refused too early').toBeGreaterThanOrEqual(first);
      }
    }
    expect(impossible).toBeGreaterThan(1_000);
    expect(refused / impossible).toBeGreaterThan(0.97);
  });

  it('refuses exactly what is impossible where keys are only fetched, as in the score', () => {
    const stream = createStream('fetched');
    for (let round = 0; round < 4_000; round++) {
      const capacity = 1 + stream.below(3);
      const keys = capacity + 1 + stream.below(3);
      const one = buildCase(
        [{ capacity }],
        Array.from({ length: 16 }, (_, at) => [fetch, stream.below(keys), value(at)] as const),
      );
      const results = falsify(one, answerAtRandom(one, stream), stream);
      expect(check(one, results, ResultCode.made)?.callIndex ?? -1).toBe(firstImpossible(one, results));
    }
  });
});

/** Returns the results of fetches where those of a set of bits were hits. */
function withHits(one: CallCase, isHit: (at: number) => boolean): Int32Array {
  const written = new Map<number, number>();
  return Int32Array.from(one.a, (key, at) => {
    const found = written.get(key);
    if (found !== undefined && isHit(at)) return integerResult(-1 - found);
    written.set(key, one.b[at]!);
    return ResultCode.undefined;
  });
}

function beladyHits(keys: Int32Array, keyCount: number, capacity: number): number {
  const belady = createBelady(capacity, keyCount, computeNextUses(keys, keyCount));
  let hits = 0;
  for (const key of keys) if (belady.access(key)) hits += 1;
  return hits;
}

// L. A. Belady, IBM Systems Journal 5(2), 1966: no policy that must admit what it misses has more hits than MIN.
describe('never past Belady', () => {
  it('[R2] [R3] of all sequences of hits and misses, the most hits that pass the check are those of MIN', () => {
    const stream = createStream('exhaustive');
    for (let round = 0; round < 12; round++) {
      const capacity = 1 + (round % 3);
      const keys = Int32Array.from({ length: 11 }, () => stream.below(capacity + 3));
      const one = buildCase(
        [{ capacity }],
        Array.from(keys, (key, at) => [fetch, key, value(at)] as const),
      );
      let most = 0;
      for (let bits = 0; bits < 2 ** keys.length; bits++) {
        const results = withHits(one, (at) => ((bits >> at) & 1) === 1);
        if (!check(one, results, ResultCode.made))
          most = Math.max(most, results.filter((result) => result !== ResultCode.undefined).length);
      }
      expect(most, `${[...keys].join()} at capacity ${capacity}`).toBe(beladyHits(keys, capacity + 3, capacity));
    }
  });

  it('lets MIN itself pass, and refuses one hit more', () => {
    const keys = generateKeys({ kind: 'zipf', keyCount: 300, alpha: 0.8 }, 5_000, 'one more');
    const one = buildCase(
      [{ capacity: 30 }],
      Array.from(keys, (key, at) => [fetch, integerArgument(key), value(at)] as const),
    );
    const belady = createBelady(30, 300, computeNextUses(keys, 300));
    const hits = Array.from(keys, (key) => belady.access(key));
    expect(
      check(
        one,
        withHits(one, (at) => hits[at]!),
        ResultCode.made,
      ),
    ).toBeUndefined();
    const seen = new Set(keys.subarray(0, 4_000));
    const extra = hits.findIndex((hit, at) => at >= 4_000 && !hit && seen.has(keys[at]!));
    expect(extra).toBeGreaterThan(0);
    expect(
      check(
        one,
        withHits(one, (at) => at === extra || hits[at]!),
        ResultCode.made,
      ),
    ).toBeDefined();
  });

  it.each(policyIds)('lets %s pass on a long workload, whose one victim a request it cannot know', (id) => {
    const keyCount = 500;
    const keys = generateKeys({ kind: 'shifting', keyCount, hotKeyCount: 60, hotShare: 0.7, shiftEvery: 900 }, 20_000, id);
    const setup = { capacity: 50, keyCount, stream: createStream(id), nextUses: computeNextUses(keys, keyCount) };
    const policy = createPolicy(id, setup);
    const one = buildCase(
      [{ capacity: 50 }],
      Array.from(keys, (key, at) => [fetch, integerArgument(key), value(at)] as const),
    );
    const hits = Array.from(keys, (key) => policy.access(key));
    expect(
      check(
        one,
        withHits(one, (at) => hits[at]!),
        ResultCode.made,
      ),
    ).toBeUndefined();
  });
});

describe('what the check says', () => {
  const verdictOf = (capacity: number, calls: readonly (readonly [number, number?, number?, number?])[]) => {
    const one = buildCase(
      [{ capacity }],
      calls.map(([called, key = 0, written = 0]) => [called, key, written] as const),
    );
    return check(
      one,
      Int32Array.from(calls, ([, , , result]) => result ?? ResultCode.undefined),
      ResultCode.made,
    );
  };
  const [a, b, c] = [0, 1, 2];

  it('names the value that was written last, and undefined where the key may have gone', () => {
    expect(
      verdictOf(2, [
        [set, a, value(0)],
        [get, a, 0, integerResult(9)],
      ]),
    ).toEqual({ callIndex: 1, expected: '1' });
    expect(
      verdictOf(1, [
        [set, a, value(0)],
        [set, b, value(1)],
        [get, a, 0, integerResult(9)],
      ])?.expected,
    ).toBe('1 or undefined');
  });

  it('refuses a key that cannot be held any more, and one that cannot have gone', () => {
    const filled = [
      [set, a, value(0)],
      [set, b, value(1)],
      [set, c, value(2)],
    ] as const;
    expect(verdictOf(2, [...filled, [has, a, 0, ResultCode.true], [has, b, 0, ResultCode.true]])).toEqual({
      callIndex: 4,
      expected: 'false',
    });
    expect(verdictOf(2, [...filled, [has, a, 0, ResultCode.false], [has, b, 0, ResultCode.false]])).toEqual({
      callIndex: 4,
      expected: 'true',
    });
    expect(verdictOf(3, [...filled, [get, a]])).toEqual({ callIndex: 3, expected: '1' });
  });

  it('knows the sizes there can be', () => {
    expect(
      verdictOf(2, [
        [set, a],
        [size, 0, 0, integerResult(2)],
      ]),
    ).toEqual({ callIndex: 1, expected: '1' });
    const unknown = [
      [set, a],
      [set, b],
      [set, c],
      [remove, c, 0, ResultCode.true],
      [set, a],
    ] as const;
    expect(verdictOf(2, [...unknown, [size, 0, 0, integerResult(0)]])).toEqual({ callIndex: 5, expected: '1 to 2' });
  });

  it('asks for a RangeError of a bad capacity, and for a cache of a good one', () => {
    const none = new Int32Array(0);
    const made = (capacity: number, setup: number) => check(buildCase([{ capacity }], []), none, setup);
    expect(made(0, ResultCode.made)).toEqual({ callIndex: -1, expected: 'a RangeError' });
    expect(made(0, ResultCode.threwRangeError)).toBeUndefined();
    expect(made(1, ResultCode.threwRangeError)).toEqual({ callIndex: -1, expected: 'an object' });
  });

  it('keeps letters apart from numbers', () => {
    expect(letterCount).toBe(26);
    expect(
      verdictOf(2, [
        [set, a, value(0)],
        [get, integerArgument(0), 0, integerResult(1)],
      ])?.expected,
    ).toBe('undefined');
  });
});
