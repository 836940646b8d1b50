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

/** A case as fast-check shrinks it: simpler options, fewer calls, keys towards "a". */
interface Small<Options> {
  readonly options: readonly Options[];
  /** A value of 0 stands for the number of the call, so that writes stay apart; others are 1 + the argument code of a special value. */
  readonly calls: readonly (readonly [method: number, key: number, value: number])[];
}

/** What fast-check makes simpler options with. */
type OptionsArbitrary<Options> = ReturnType<typeof record<Options>>;

/** Capacities towards 1. */
export const smallCapacity = integer({ min: 1, max: 0x7fffffff });
/** Keys towards "a", as argument codes. */
export const smallKey = integer({ min: -0x3fffffff, max: surface.values.length - 1 });
/** Values towards the number of the call. */
export const smallValue = integer({ min: 0, max: surface.values.length });

/** Returns a function which renames letters in the order they first appear, so that a small case reads a, b, c; other keys stay. */
export function createRenaming(): (key: number) => number {
  const names = new Map<number, number>();
  return (code) => {
    if (code < 0 || code >= letterCount) return code;
    if (!names.has(code)) names.set(code, names.size);
    return names.get(code)!;
  };
}

/** Returns the argument code of a small value written by a call: its number, so that a small case writes 1, 2, 3. */
export function valueOfSmall(value: number, at: number): number {
  return value === 0 ? integerArgument(at + 1) : value - 1;
}

/** Returns the small value of an argument code: 0 but for special values. */
export function smallOfValue(code: number): number {
  return code < letterCount ? 0 : code + 1;
}

/** Returns how cases shrink whose caches are made with options of a kind. */
export function shrinkingOf<Options>(options: OptionsArbitrary<Options>): Shrinking<Small<Options>> {
  return {
    arbitrary: record({
      options: array(options, { minLength: 1, maxLength: 2 }),
      calls: array(tuple(constantFrom(...surface.methods.keys()), smallKey, smallValue)),
    }),
    toValue: (one: CallCase): Small<Options> => ({
      options: one.setup as readonly Options[],
      calls: Array.from(one.methods, (method, at) => [method, one.a[at]!, smallOfValue(one.b[at]!)] as const),
    }),
    fromValue({ options: setup, calls }: Small<Options>): CallCase {
      const rename = createRenaming();
      return {
        setup,
        methods: Uint8Array.from(calls, ([method]) => method),
        a: Int32Array.from(calls, ([, code]) => rename(code)),
        b: Int32Array.from(calls, ([, , written], at) => valueOfSmall(written, at)),
      };
    },
  };
}

export const shrinking = shrinkingOf(record({ capacity: smallCapacity }));
