import { buildCase, integerArgument, type CallCase, type CasesTest } from '../../../src/grader/authoring.ts';
import { falsyValues, method } from './cache-calls.ts';
import { bounded, capacities, deletions, draw, falsy, likeMapKeys, sized, storeAndRead, twoCaches, type Call } from './case-shapes.ts';
import { example } from './example.ts';

const { get, set, has, delete: remove, size } = method;
const [a, b, c, d] = [0, 1, 2, 3] as const;
const one = integerArgument(1);
const two = integerArgument(2);

/** The rules that every cache has, by their ids in a manifest. */
export interface CommonRules {
  /** What was set is read back. */
  readonly store: string;
  /** Never above the capacity. */
  readonly bounded: string;
  readonly delete: string;
  readonly size: string;
  /** Which values and keys are legal. */
  readonly values: string;
  /** Which capacities throw. */
  readonly capacity: string;
  /** Two caches share nothing. */
  readonly apart: string;
}

/** Turns a case on plain caches, the n-th of its test, into one that fits another interface: other options, arguments more. */
export type Adapt = (one: CallCase, index: number) => CallCase;

type HiddenName = 'storeAndRead' | 'bounded' | 'delete' | 'size' | 'falsyValues' | 'keysLikeMap' | 'badCapacity' | 'twoCaches';

/** Returns the hidden tests of what every cache must do, whatever it evicts. */
export function commonTests(rules: CommonRules, adapt: Adapt = (plain) => plain): Readonly<Record<HiddenName, CasesTest>> {
  const drawn = (shape: Parameters<typeof draw>[1], count?: number): CasesTest['cases'] => {
    return (stream) => draw(stream, shape, count).map(adapt);
  };
  const test = (rule: string, name: string, title: string, failure: string, cases: CasesTest['cases']): CasesTest => {
    return { kind: 'cases', id: `${rule}/${name}`, rule, title, failure, cases };
  };
  return {
    storeAndRead: test(
      rules.store,
      'store-and-read',
      'values set are read back while there is room',
      'With room to spare, a get did not return the latest value set, or found a key that was never set.',
      drawn(storeAndRead),
    ),
    bounded: test(
      rules.bounded,
      'bounded',
      'never more than the capacity, and no eviction before it is reached',
      'The cache held more keys than its capacity, gave one up before it was full, or did not take in a new key.',
      drawn(bounded),
    ),
    delete: test(
      rules.delete,
      'delete',
      'delete removes, frees a place, and tells whether the key was held',
      'delete gave a wrong answer, left the key behind, or did not free its place.',
      drawn(deletions, 120),
    ),
    size: {
      ...test(rules.size, 'size', 'size is right after every call', 'size did not equal the number of keys held.', drawn(sized)),
      judged: [size],
    },
    falsyValues: test(
      rules.values,
      'falsy-values',
      'falsy values are values',
      'A value such as 0, "", false, null or NaN was taken for a miss.',
      drawn(falsy, 20),
    ),
    keysLikeMap: test(
      rules.values,
      'keys-like-map',
      'keys compare as Map keys do',
      'Two keys that a Map tells apart were mixed up, or one key was taken for two.',
      drawn(likeMapKeys),
    ),
    badCapacity: test(
      rules.capacity,
      'bad-capacity',
      'bad capacities throw a RangeError, good ones do not',
      'A capacity that is not an integer of at least 1 was accepted, or a good one refused.',
      () => capacities().map(adapt),
    ),
    twoCaches: test(
      rules.apart,
      'two-caches',
      'two caches share nothing',
      'What was done to one cache showed in another.',
      drawn(twoCaches),
    ),
  };
}

type ExampleName = 'store' | 'delete' | 'size' | 'falsyValues' | 'badCapacity';

/** Returns the visible tests of what every cache must do, whatever it evicts. */
export function commonExamples(
  rules: Omit<CommonRules, 'bounded' | 'apart'>,
  adapt: Adapt = (plain) => plain,
): Readonly<Record<ExampleName, CasesTest>> {
  const visible = (rule: string, title: string, failure: string, calls: readonly Call[]): CasesTest => {
    const test = example(`${rule}/example`, rule, title, failure, 2, calls);
    return { ...test, cases: (stream) => test.cases(stream).map(adapt) };
  };
  return {
    store: visible(
      rules.store,
      'reads back the latest value, and undefined for a key never set',
      'A value that was set was not read back.',
      [
        [set, a, one],
        [get, a],
        [set, a, two],
        [get, a],
        [get, b],
      ],
    ),
    delete: visible(rules.delete, 'deleting frees a place', 'delete went wrong.', [
      [set, a, one],
      [set, b, two],
      [remove, a],
      [remove, a],
      [set, c, one],
      [get, b],
      [set, d, one],
      [get, c],
    ]),
    size: visible(rules.size, 'size counts the keys held', 'size was wrong.', [
      [size],
      [set, a, one],
      [size],
      [set, b, one],
      [set, c, one],
      [size],
      [remove, c],
      [size],
    ]),
    falsyValues: visible(rules.values, '0 is a value like any other', 'A falsy value was taken for a miss.', [
      [set, a, falsyValues[0]!],
      [get, a],
      [has, a],
    ]),
    badCapacity: {
      kind: 'cases',
      id: `${rules.capacity}/example`,
      rule: rules.capacity,
      title: 'a capacity of 0 throws a RangeError',
      failure: 'A capacity of 0 was accepted.',
      visible: true,
      cases: () => [adapt(buildCase([{ capacity: 0 }], []), 0)],
    },
  };
}
