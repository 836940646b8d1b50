import {
  array,
  constantFrom,
  integer,
  integerArgument,
  record,
  tuple,
  type CallCase,
  type Shrinking,
} from '../../../../src/grader/authoring.ts';
import { createRenaming, smallCapacity, smallKey, smallOfValue, smallValue, valueOfSmall } from '../../suite-parts/shrinking.ts';
import { forever, fractions, method, neverLive, surface, ttlOfCode } from './ttl-calls.ts';

/** A case as fast-check shrinks it: smaller capacities, fewer calls, keys towards "a", lives towards for ever and leaps of the clock towards none. */
interface Small {
  readonly options: readonly { readonly capacity: number }[];
  /** The span is the time to live of a set as {@link spanOfCode} numbers it, or the milliseconds of an advance. */
  readonly calls: readonly (readonly [method: number, key: number, value: number, span: number])[];
}

const longest = 2 ** 30 - 1;
/** What is neither for ever nor a whole number of milliseconds above 0. A shrunk case has such a life only where the case itself had one. */
const oddLives = [...neverLive, ...fractions];
const spanCount = longest + 1 + oddLives.length;

/** Returns the number that stands for a time to live: 0 for ever, 1 and above that many milliseconds, beyond the longest the odd ones. */
function spanOfCode(code: number): number {
  if (oddLives.includes(code)) return longest + 1 + oddLives.indexOf(code);
  return code < 0 ? -1 - code : 0;
}

function codeOfSpan(span: number): number {
  if (span === 0) return forever;
  return span > longest ? oddLives[span - longest - 1]! : integerArgument(span);
}

/** Whether a key that is never live could meet a full cache in a case: its outcome would be free, so it must not. */
function mayBeFree({ setup, methods, a, c }: CallCase): boolean {
  const keys = new Set(a.filter((_key, at) => methods[at] === method.set || methods[at] === method.secondSet));
  const capacity = Math.min(...setup.map((options) => (options as { capacity: number }).capacity));
  return keys.size > capacity && methods.some((called, at) => isSet(called) && !(ttlOfCode(c![at]!) > 0));
}

function isSet(called: number): boolean {
  return called === method.set || called === method.secondSet;
}

/** Lets what would never be live do so for a millisecond. */
function withoutNeverLive(one: CallCase): CallCase {
  return { ...one, c: one.c!.map((code) => (neverLive.includes(code) ? integerArgument(1) : code)) };
}

export const shrinking: Shrinking<Small> = {
  arbitrary: record({
    options: array(record({ capacity: smallCapacity }), { minLength: 1, maxLength: 2 }),
    calls: array(tuple(constantFrom(...surface.methods.keys()), smallKey, smallValue, integer({ min: 0, max: spanCount - 1 }))),
  }),
  toValue: (one: CallCase): Small => ({
    options: one.setup as Small['options'],
    calls: Array.from(one.methods, (called, at) => {
      if (called === method.advance) return [called, 0, 0, Math.max(0, -1 - one.a[at]!)] as const;
      return [called, one.a[at]!, smallOfValue(one.b[at]!), isSet(called) ? spanOfCode(one.c?.[at] ?? forever) : 0] as const;
    }),
  }),
  fromValue({ options: setup, calls }: Small): CallCase {
    const rename = createRenaming();
    const one: CallCase = {
      setup,
      methods: Uint8Array.from(calls, ([called]) => called),
      a: Int32Array.from(calls, ([called, key, , span]) =>
        called === method.advance ? integerArgument(Math.min(span, longest)) : rename(key),
      ),
      b: Int32Array.from(calls, ([, , value], at) => valueOfSmall(value, at)),
      c: Int32Array.from(calls, ([, , , span]) => codeOfSpan(span)),
    };
    return mayBeFree(one) ? withoutNeverLive(one) : one;
  },
};
