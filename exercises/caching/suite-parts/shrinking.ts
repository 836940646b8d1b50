import {
  array,
  constantFrom,
  integer,
  integerArgument,
  record,
  tuple,
  type CallCase,
  type Shrinking,
} from '../../../src/grader/authoring.ts';
import { letterCount, surface } from './cache-calls.ts';

/** A case as fast-check shrinks it: smaller capacities, fewer calls, keys towards "a". */
interface Small {
  readonly capacities: readonly number[];
  /** A value of 0 stands for the number of the call, so that writes stay apart; others are 1 + the argument code of a special value. */
  readonly calls: readonly (readonly [method: number, key: number, value: number])[];
}

const key = integer({ min: -0x3fffffff, max: surface.values.length - 1 });
const value = integer({ min: 0, max: surface.values.length });

/** Renames letters in the order they first appear, and numbers the values, so that a small case reads a, b, c and 1, 2, 3. */
function tidy(calls: Small['calls']): Small['calls'] {
  const names = new Map<number, number>();
  return calls.map(([method, code, written], at) => {
    const isLetter = code >= 0 && code < letterCount;
    if (isLetter && !names.has(code)) names.set(code, names.size);
    return [method, isLetter ? names.get(code)! : code, written === 0 ? integerArgument(at + 1) : written - 1];
  });
}

export const shrinking: Shrinking<Small> = {
  arbitrary: record({
    capacities: array(integer({ min: 1, max: 0x7fffffff }), { minLength: 1, maxLength: 2 }),
    calls: array(tuple(constantFrom(...surface.methods.keys()), key, value)),
  }),
  toValue: (one: CallCase): Small => ({
    capacities: one.setup.map((options) => (options as { capacity: number }).capacity),
    calls: Array.from(one.methods, (method, at) => [method, one.a[at]!, one.b[at]! < letterCount ? 0 : one.b[at]! + 1] as const),
  }),
  fromValue({ capacities, calls }: Small): CallCase {
    const tidied = tidy(calls);
    return {
      setup: capacities.map((capacity) => ({ capacity })),
      methods: Uint8Array.from(tidied, ([method]) => method),
      a: Int32Array.from(tidied, ([, code]) => code),
      b: Int32Array.from(tidied, ([, , written]) => written),
    };
  },
};
