import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, type CallCase, type CasesTest } from '../../../../src/grader/authoring.ts';
import { method } from '../../suite-parts/cache-calls.ts';
import {
  bounded,
  capacities,
  deletions,
  draw,
  falsy,
  likeMapKeys,
  probe,
  sized,
  storeAndRead,
  twoCaches,
  value,
  type Call,
} from '../../suite-parts/case-shapes.ts';

const { get, set, has, size } = method;

/** Sets new keys a, b, c ... and in between makes calls of one kind on keys already set, or not. */
function newKeysWith(other: (stream: RandomStream, key: number, at: number) => Call): (stream: RandomStream) => CallCase {
  return (stream) => {
    const capacity = 1 + stream.below(4);
    const calls: Call[] = [];
    let next = 0;
    for (let at = 0; at < 16; at++) {
      if (next === 0 || stream.below(2) === 0) calls.push([set, next++, value(at)]);
      else calls.push(other(stream, stream.below(next + 1), at));
    }
    return buildCase([{ capacity }], [...calls, ...probe(next)]);
  };
}

function evictsOldest(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(5);
  const count = capacity + 1 + stream.below(2 * capacity);
  const sets = Array.from({ length: count }, (_, key): Call => [set, key, value(key)]);
  return buildCase([{ capacity }], [...sets, ...probe(count)]);
}

/** The hidden tests on small cases, one or two a rule. */
export const ruleTests: readonly CasesTest[] = [
  {
    kind: 'cases',
    id: 'R1/store-and-read',
    rule: 'R1',
    title: 'values set are read back while there is room',
    failure: 'With room to spare, a get did not return the latest value set, or found a key that was never set.',
    cases: (stream) => draw(stream, storeAndRead),
  },
  {
    kind: 'cases',
    id: 'R2/bounded',
    rule: 'R2',
    title: 'never more than the capacity, and no eviction before it is reached',
    failure: 'The cache held more keys than its capacity, or gave one up before it was full.',
    cases: (stream) => draw(stream, bounded),
  },
  {
    kind: 'cases',
    id: 'R3/evicts-oldest',
    rule: 'R3',
    title: 'of keys that were only set, the first goes first',
    failure: 'Keys were set one after another, and the wrong one was evicted.',
    cases: (stream) => draw(stream, evictsOldest),
  },
  {
    kind: 'cases',
    id: 'R4/get-touches',
    rule: 'R4',
    title: 'a get is a use',
    failure: 'A get did not count as a use: a key read lately was evicted before one that was not.',
    cases: (stream) =>
      draw(
        stream,
        newKeysWith((_stream, key) => [get, key]),
      ),
  },
  {
    kind: 'cases',
    id: 'R5/overwrite',
    rule: 'R5',
    title: 'overwriting replaces, is a use, and evicts nothing',
    failure: 'Setting a key that was held kept the old value, did not count as a use, or evicted something.',
    cases: (stream) =>
      draw(
        stream,
        newKeysWith((_stream, key, at) => [set, key, value(at)]),
      ),
  },
  {
    kind: 'cases',
    id: 'R6/has-does-not-touch',
    rule: 'R6',
    title: 'has is not a use',
    failure: 'has gave a wrong answer, or counted as a use of the key it asked for.',
    cases: (stream) =>
      draw(
        stream,
        newKeysWith((_stream, key) => [has, key]),
      ),
  },
  {
    kind: 'cases',
    id: 'R7/delete',
    rule: 'R7',
    title: 'delete removes, frees a place, and tells whether the key was held',
    failure: 'delete gave a wrong answer, left the key behind, or did not free its place.',
    cases: (stream) => draw(stream, deletions, 120),
  },
  {
    kind: 'cases',
    id: 'R8/size',
    rule: 'R8',
    title: 'size is right after every call',
    failure: 'size did not equal the number of keys held.',
    judged: [size],
    cases: (stream) => draw(stream, sized),
  },
  {
    kind: 'cases',
    id: 'R9/falsy-values',
    rule: 'R9',
    title: 'falsy values are values',
    failure: 'A value such as 0, "", false, null or NaN was taken for a miss.',
    cases: (stream) => draw(stream, falsy, 20),
  },
  {
    kind: 'cases',
    id: 'R9/keys-like-map',
    rule: 'R9',
    title: 'keys compare as Map keys do',
    failure: 'Two keys that a Map tells apart were mixed up, or one key was taken for two.',
    cases: (stream) => draw(stream, likeMapKeys),
  },
  {
    kind: 'cases',
    id: 'R10/bad-capacity',
    rule: 'R10',
    title: 'bad capacities throw a RangeError, good ones do not',
    failure: 'A capacity that is not an integer of at least 1 was accepted, or a good one refused.',
    cases: capacities,
  },
  {
    kind: 'cases',
    id: 'R11/two-caches',
    rule: 'R11',
    title: 'two caches share nothing',
    failure: 'What was done to one cache showed in another.',
    cases: (stream) => draw(stream, twoCaches),
  },
];
