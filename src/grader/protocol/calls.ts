/**
 * Calls on the learner's object and their results as integers, so that thousands cross between the judge and the learner in one message.
 *
 * An argument code names a value: 0 and above, an entry of the value table; below 0, the integer -1 - code.
 * A result code names what came back; see {@link ResultCode} and {@link integerResult}.
 */

/** A method of the object under test. */
export interface MethodSpec {
  readonly name: string;
  /**
   * "call" calls it; "read" reads the property; "readThrough" calls `name(a)` and, when that gives undefined, `write(a, b)`; "element" calls
   * `name(a, b)` and, when that gives an array, reads its element c (an index, or the text "length").
   */
  readonly kind: 'call' | 'read' | 'readThrough' | 'element';
  /** The method that "readThrough" writes with. */
  readonly write?: string;
  /** What "readThrough" gives: the value that the read gave, undefined after a write; absent: whether it was there. */
  readonly gives?: 'value';
  /** Arguments used: none, a, a and b, or all three; of "element", those of the call. */
  readonly arity: 0 | 1 | 2 | 3;
  /** Makes the integer n as argument a the text `${textPrefix}${n}`: "key-" passes "key-17" for 17. */
  readonly textPrefix?: string;
  /** Which of the case's objects: 0, made at the start, or another, made before its first call. */
  readonly instance?: number;
}

/** A value that calls pass; objects and symbols are made anew in the learner's realm, one for each entry. */
export type ValueSpec =
  | { readonly kind: 'plain'; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: 'object'; readonly label: string }
  | { readonly kind: 'symbol'; readonly label: string };

/** What stands between the driver and the learner's object where calls need more than plain values: see `realm/learner/adapters/`. */
export type AdapterName = 'availability-model' | 'expiring-cache' | 'replacement-cache' | 'hash-ring' | 'balancer' | 'rate-limiter';

/** What an exercise calls and with which values: fixed for the whole run. */
export interface CallInterface {
  /** The exported function that makes the object. */
  readonly entry: string;
  readonly methods: readonly MethodSpec[];
  readonly values: readonly ValueSpec[];
  /** Makes the object from the learner's function: hands it a clock, random numbers or a hash, and offers the methods. Absent: the entry function itself. */
  readonly adapter?: AdapterName;
}

/** One case: how the object is made, and the calls on it. Arrays are parallel, one element a call. */
export interface CallCase {
  /** The options that the entry function is called with, an element for each object made; the last serves those beyond. Plain data. */
  readonly setup: readonly unknown[];
  readonly methods: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Absent where no method takes a third argument. */
  readonly c?: Int32Array;
}

/** Many cases packed into one message. Case i has the calls starts[i] to starts[i + 1]. */
export interface CallBatch {
  readonly setups: readonly (readonly unknown[])[];
  readonly starts: Int32Array;
  readonly methods: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Absent where no method takes a third argument. */
  readonly c?: Int32Array;
}

/** Result codes that stand for no table entry and no integer. */
export const ResultCode = {
  undefined: -1,
  true: -2,
  false: -3,
  /** A value that no call passed in. */
  other: -4,
  threw: -5,
  threwRangeError: -6,
  /** Not called, because an earlier call of the case threw or never ended. */
  notRun: -7,
  /** The object could be made. Only in setup results. */
  made: -8,
  /** The call was stopped at the step limit. */
  stopped: -9,
} as const;

const integerBase = 0x100000;
const integerLimit = 0x40000000;

/** Returns the argument code of an integer in [0, 2^30). */
export function integerArgument(value: number): number {
  return -1 - value;
}

/** Returns the result code of an integer in [0, 2^30). */
export function integerResult(value: number): number {
  return integerBase + value;
}

/** Returns the integer that a result code names, or undefined when it names something else. */
export function integerOfResult(code: number): number | undefined {
  return code >= integerBase ? code - integerBase : undefined;
}

/** Returns whether a value travels as an integer code; -0 does not. */
export function isCodedInteger(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < integerLimit && (value | 0) === value && !Object.is(value, -0);
}

/** Returns the result code that the value of an argument code has when it comes back from a call. */
export function resultOfArgument(code: number, values: readonly ValueSpec[]): number {
  if (code < 0) return integerResult(-1 - code);
  const spec = values[code];
  if (spec?.kind === 'plain') {
    if (spec.value === true) return ResultCode.true;
    if (spec.value === false) return ResultCode.false;
    if (isCodedInteger(spec.value)) return integerResult(spec.value);
  }
  return code;
}

/** Returns the source text of an argument: `"a"`, `3`, `NaN`, `objectA`. */
export function textOfArgument(code: number, values: readonly ValueSpec[]): string {
  if (code < 0) return String(-1 - code);
  const spec = values[code];
  if (spec === undefined) return '?';
  if (spec.kind === 'symbol') return `Symbol("${spec.label}")`;
  if (spec.kind === 'object') return spec.label;
  if (Object.is(spec.value, -0)) return '-0';
  return typeof spec.value === 'string' ? JSON.stringify(spec.value) : String(spec.value);
}

/** Returns the words for a result code: `undefined`, `3`, `"a"`, "threw a RangeError". */
export function textOfResult(code: number, values: readonly ValueSpec[]): string {
  const integer = integerOfResult(code);
  if (integer !== undefined) return String(integer);
  switch (code) {
    case ResultCode.undefined:
      return 'undefined';
    case ResultCode.true:
      return 'true';
    case ResultCode.false:
      return 'false';
    case ResultCode.other:
      return 'a value that was never put in';
    case ResultCode.threw:
      return 'an exception';
    case ResultCode.threwRangeError:
      return 'a RangeError';
    case ResultCode.notRun:
      return 'nothing: it was not called';
    case ResultCode.made:
      return 'an object';
    case ResultCode.stopped:
      return 'nothing: it did not end';
    default:
      return textOfArgument(code, values);
  }
}

/** Packs cases into one batch. */
export function packCases(cases: readonly CallCase[]): CallBatch {
  const starts = new Int32Array(cases.length + 1);
  cases.forEach((one, index) => {
    starts[index + 1] = starts[index]! + one.methods.length;
  });
  const total = starts[cases.length]!;
  const hasThird = cases.some((one) => one.c !== undefined);
  const third = hasThird ? { c: new Int32Array(total).fill(integerArgument(0)) } : undefined;
  const batch = { methods: new Uint8Array(total), a: new Int32Array(total), b: new Int32Array(total), ...third };
  cases.forEach((one, index) => {
    batch.methods.set(one.methods, starts[index]!);
    batch.a.set(one.a, starts[index]!);
    batch.b.set(one.b, starts[index]!);
    if (one.c) batch.c?.set(one.c, starts[index]!);
  });
  return { setups: cases.map((one) => one.setup), starts, ...batch };
}
