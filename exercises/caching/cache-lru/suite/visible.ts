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
  example('R7/example', 'R7', 'deleting frees a place', 'delete went wrong.', 2, [
    [set, a, one],
    [set, b, two],
    [remove, a],
    [remove, a],
    [set, c, one],
    [get, b],
    [set, d, one],
    [get, c],
  ]),
  example('R8/example', 'R8', 'size counts the keys held', 'size was wrong.', 2, [
    [size],
    [set, a, one],
    [size],
    [set, b, one],
    [set, c, one],
    [size],
    [remove, c],
    [size],
  ]),
  example('R9/example', 'R9', '0 is a value like any other', 'A falsy value was taken for a miss.', 2, [
    [set, a, falsyValues[0]!],
    [get, a],
    [has, a],
  ]),
  {
    kind: 'cases',
    id: 'R10/example',
    rule: 'R10',
    title: 'a capacity of 0 throws a RangeError',
    failure: 'A capacity of 0 was accepted.',
    visible: true,
    cases: () => [buildCase([{ capacity: 0 }], [])],
  },
];
