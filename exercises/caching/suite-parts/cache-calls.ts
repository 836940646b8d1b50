import { integerArgument, type CallInterface, type ValueSpec } from '../../../src/grader/authoring.ts';

/** Methods by name, as indices into {@link surface}. `access` reads, and sets on a miss, as a cache in front of a store is used. */
export const method = { get: 0, set: 1, has: 2, delete: 3, size: 4, access: 5, secondGet: 6, secondSet: 7, secondSize: 8 } as const;

const letters = [...'abcdefghijklmnopqrstuvwxyz'].map((value): ValueSpec => ({ kind: 'plain', value }));
const specials: readonly ValueSpec[] = [
  { kind: 'plain', value: '' },
  { kind: 'plain', value: false },
  { kind: 'plain', value: true },
  { kind: 'plain', value: null },
  { kind: 'plain', value: NaN },
  { kind: 'plain', value: -0 },
  { kind: 'plain', value: '0' },
  { kind: 'plain', value: '1' },
  { kind: 'plain', value: 'undefined' },
  { kind: 'plain', value: 'null' },
  { kind: 'plain', value: 'NaN' },
  { kind: 'plain', value: '__proto__' },
  { kind: 'plain', value: 'constructor' },
  { kind: 'plain', value: '[object Object]' },
  { kind: 'plain', value: -1 },
  { kind: 'plain', value: 0.5 },
  { kind: 'object', label: 'objectA' },
  { kind: 'object', label: 'objectB' },
  { kind: 'symbol', label: 's' },
  { kind: 'plain', value: undefined },
];
const values = [...letters, ...specials];

/** The letters come first, so that a shrunk case is about "a" and "b". */
export const letterCount = letters.length;

/** Argument code of -0, which is the same key as 0. */
export const negativeZero = letterCount + 5;

/** Argument codes of values that code which tests for truth takes for a miss, and of 0. */
export const falsyValues: readonly number[] = [integerArgument(0), ...[0, 1, 3, 4].map((index) => letterCount + index)];

/** Argument codes of keys that collide when they are turned into text, and those they collide with. */
export const awkwardKeys: readonly number[] = [
  integerArgument(0),
  integerArgument(1),
  ...specials.map((_spec, index) => letterCount + index),
];

export const surface: CallInterface = {
  entry: 'createCache',
  methods: [
    { name: 'get', kind: 'call', arity: 1 },
    { name: 'set', kind: 'call', arity: 2 },
    { name: 'has', kind: 'call', arity: 1 },
    { name: 'delete', kind: 'call', arity: 1 },
    { name: 'size', kind: 'read', arity: 0 },
    { name: 'get', write: 'set', kind: 'readThrough', arity: 2 },
    { name: 'get', kind: 'call', arity: 1, instance: 1 },
    { name: 'set', kind: 'call', arity: 2, instance: 1 },
    { name: 'size', kind: 'read', arity: 0, instance: 1 },
  ],
  values,
};
