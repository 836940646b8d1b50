import { integerArgument, type CasesTest } from '../../../../src/grader/authoring.ts';
import { method } from '../../suite-parts/cache-calls.ts';
import { commonExamples } from '../../suite-parts/common-tests.ts';
import { example } from '../../suite-parts/example.ts';
import { commonRules } from './common-rules.ts';

const { get, set, has } = method;
const [a, b, c] = [0, 1, 2] as const;
const one = integerArgument(1);
const two = integerArgument(2);

const common = commonExamples(commonRules);

/** The tests a learner sees and can run at will: one small case for most rules. */
export const visibleTests: readonly CasesTest[] = [
  common.store,
  example('R3/example', 'R3', 'a third key evicts the first of two', 'A full cache did not evict the least recently used key.', 2, [
    [set, a, one],
    [set, b, two],
    [set, c, one],
    [get, a],
    [get, b],
    [get, c],
  ]),
  example('R4/example', 'R4', 'reading a key saves it from eviction', 'A get did not count as a use.', 2, [
    [set, a, one],
    [set, b, two],
    [get, a],
    [set, c, one],
    [get, a],
    [get, b],
  ]),
  example('R5/example', 'R5', 'overwriting evicts nothing and counts as a use', 'Overwriting a key went wrong.', 2, [
    [set, a, one],
    [set, b, one],
    [set, a, two],
    [get, b],
    [get, a],
    [set, c, one],
    [get, b],
  ]),
  example('R6/example', 'R6', 'asking with has saves nothing', 'has counted as a use.', 2, [
    [set, a, one],
    [set, b, two],
    [has, a],
    [set, c, one],
    [has, a],
    [has, b],
  ]),
  common.delete,
  common.size,
  common.falsyValues,
  common.badCapacity,
];
