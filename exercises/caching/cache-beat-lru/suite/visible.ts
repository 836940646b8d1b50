import { integerArgument, type CasesTest } from '../../../../src/grader/authoring.ts';
import { commonExamples } from '../../suite-parts/common-tests.ts';
import { example } from '../../suite-parts/example.ts';
import { method } from './interface.ts';

const { set, has, get, size } = method;
const [a, b, c] = [0, 1, 2] as const;
const one = integerArgument(1);
const two = integerArgument(2);

const shared = commonExamples({ store: 'R1', delete: 'R6', size: 'R7', values: 'R8', capacity: 'R9' });

const made = 'const cache = createCache({ capacity: 2 })';

/** The tests a learner sees and can run at will. */
export const visibleTests: readonly CasesTest[] = [
  {
    ...shared.store,
    lines: [made, 'cache.set("a", 1)', 'cache.get("a") // 1', 'cache.set("a", 2)', 'cache.get("a") // 2', 'cache.get("b") // undefined'],
  },
  {
    ...example('R2/example', 'R2', 'three keys do not fit in two places', 'Three keys were found in a cache of two places.', 2, [
      [set, a, one],
      [set, b, two],
      [set, c, one],
      [get, a],
      [get, b],
      [get, c],
      [size],
    ]),
    lines: [
      made,
      'cache.set("a", 1)',
      'cache.set("b", 2)',
      'cache.set("c", 1)',
      'cache.get("a") // 1 or undefined',
      'cache.get("b") // undefined if that was 1, else 2',
      'cache.get("c") // 1',
      'cache.size // 2',
    ],
  },
  {
    ...example('R3/example', 'R3', 'a new key displaces one key', 'A new key met a full cache, and not exactly one other key went.', 2, [
      [set, a, one],
      [set, b, two],
      [set, c, one],
      [has, c],
      [has, a],
      [has, b],
    ]),
    lines: [
      made,
      'cache.set("a", 1)',
      'cache.set("b", 2)',
      'cache.set("c", 1)',
      'cache.has("c") // true',
      'cache.has("a") // true or false',
      'cache.has("b") // the other of the two',
    ],
  },
  {
    ...example('R4/example', 'R4', 'overwriting evicts nothing', 'Overwriting a key went wrong.', 2, [
      [set, a, one],
      [set, b, one],
      [set, a, two],
      [get, a],
      [get, b],
      [size],
    ]),
    lines: [
      made,
      'cache.set("a", 1)',
      'cache.set("b", 1)',
      'cache.set("a", 2)',
      'cache.get("a") // 2',
      'cache.get("b") // 1',
      'cache.size // 2',
    ],
  },
  {
    ...shared.delete,
    lines: [
      made,
      'cache.set("a", 1)',
      'cache.set("b", 2)',
      'cache.delete("a") // true',
      'cache.delete("a") // false',
      'cache.set("c", 1)',
      'cache.get("b") // 2: there was room',
      'cache.set("d", 1)',
      'cache.get("c") // 1 or undefined',
    ],
  },
  {
    ...shared.size,
    lines: [
      made,
      'cache.size // 0',
      'cache.set("a", 1)',
      'cache.size // 1',
      'cache.set("b", 1)',
      'cache.set("c", 1)',
      'cache.size // 2',
      'cache.delete("c") // true',
      'cache.size // 1',
    ],
  },
  { ...shared.falsyValues, lines: [made, 'cache.set("a", 0)', 'cache.get("a") // 0', 'cache.has("a") // true'] },
  { ...shared.badCapacity, mayThrow: true, lines: ['createCache({ capacity: 0 }) // throws a RangeError'] },
];
