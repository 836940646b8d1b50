import { integerArgument, type CasesTest } from '../../../../src/grader/authoring.ts';
import { method } from '../../suite-parts/cache-calls.ts';
import { commonExamples } from '../../suite-parts/common-tests.ts';
import { example } from '../../suite-parts/example.ts';
import { commonRules } from './common-rules.ts';

const { get, set, has } = method;
const [a, b, c, d] = [0, 1, 2, 3] as const;
const one = integerArgument(1);
const two = integerArgument(2);

const common = commonExamples(commonRules);

/** The tests a learner sees and can run at will: one small case for most rules. */
export const visibleTests: readonly CasesTest[] = [
  common.store,
  example('R3/example', 'R3', 'the key read least often goes', 'A full cache did not evict the key with the fewest uses.', 2, [
    [set, a, one],
    [set, b, two],
    [get, a],
    [get, a],
    [get, b],
    [set, c, one],
    [has, a],
    [has, b],
    [has, c],
  ]),
  example(
    'R4/example',
    'R4',
    'among equals, the one used longest ago goes',
    'A tie between keys used equally often went the wrong way.',
    2,
    [
      [set, a, one],
      [set, b, two],
      [get, b],
      [get, a],
      [set, c, one],
      [has, a],
      [has, b],
    ],
  ),
  example('R6/example', 'R6', 'overwriting evicts nothing and counts as a use', 'Overwriting a key went wrong.', 2, [
    [set, a, one],
    [set, b, one],
    [set, a, two],
    [set, c, one],
    [get, a],
    [get, b],
  ]),
  example('R7/example', 'R7', 'asking with has does not count', 'has counted as a use.', 2, [
    [set, a, one],
    [set, b, two],
    [has, a],
    [has, a],
    [set, c, one],
    [has, a],
    [has, b],
  ]),
  common.delete,
  example('R9/example', 'R9', 'a key that was evicted comes back with one use', 'A key kept its count although it had been evicted.', 2, [
    [set, a, one],
    [get, a],
    [set, b, one],
    [get, b],
    [get, b],
    [set, c, one],
    [set, a, two],
    [set, d, one],
    [has, a],
    [has, b],
  ]),
  common.size,
  common.falsyValues,
  common.badCapacity,
];
