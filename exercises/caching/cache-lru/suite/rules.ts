import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, type CallCase, type CasesTest } from '../../../../src/grader/authoring.ts';
import { method } from '../../suite-parts/cache-calls.ts';
import { draw, probe, value, type Call } from '../../suite-parts/case-shapes.ts';
import { commonTests } from '../../suite-parts/common-tests.ts';
import { commonRules } from './common-rules.ts';

const { get, set, has } = method;

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

const common = commonTests(commonRules);

/** The hidden tests on small cases, one or two a rule. */
export const ruleTests: readonly CasesTest[] = [
  common.storeAndRead,
  common.bounded,
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
  common.delete,
  common.size,
  common.falsyValues,
  common.keysLikeMap,
  common.badCapacity,
  common.twoCaches,
];
