import { buildCase, integerArgument, type CasesTest } from '../../../../src/grader/authoring.ts';
import { falsyValues, method } from '../../suite-parts/cache-calls.ts';
import { example } from '../../suite-parts/example.ts';

const { get, set, has, delete: remove, size } = method;
const [a, b, c, d] = [0, 1, 2, 3] as const;
const one = integerArgument(1);
const two = integerArgument(2);

/** The tests a learner sees and can run at will: one small case for most rules. */
export const visibleTests: readonly CasesTest[] = [
  example(
    'R1/example',
    'R1',
    'reads back the latest value, and undefined for a key never set',
    'A value that was set was not read back.',
    2,
    [
      [set, a, one],
      [get, a],
      [set, a, two],
      [get, a],
      [get, b],
    ],
  ),
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
  example('R8/example', 'R8', 'deleting frees a place', 'delete went wrong.', 2, [
    [set, a, one],
    [set, b, two],
    [remove, a],
    [remove, a],
    [set, c, one],
    [get, b],
    [set, d, one],
    [get, c],
  ]),
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
  example('R10/example', 'R10', 'size counts the keys held', 'size was wrong.', 2, [
    [size],
    [set, a, one],
    [size],
    [set, b, one],
    [set, c, one],
    [size],
    [remove, c],
    [size],
  ]),
  example('R11/example', 'R11', '0 is a value like any other', 'A falsy value was taken for a miss.', 2, [
    [set, a, falsyValues[0]!],
    [get, a],
    [has, a],
  ]),
  {
    kind: 'cases',
    id: 'R12/example',
    rule: 'R12',
    title: 'a capacity of 0 throws a RangeError',
    failure: 'A capacity of 0 was accepted.',
    visible: true,
    cases: () => [buildCase([{ capacity: 0 }], [])],
  },
];
