import { integerResult, ResultCode, resultOfArgument, type CallCase } from '../../../src/grader/authoring.ts';
import { method, negativeZero, surface } from './cache-calls.ts';

const { values } = surface;
/** Results of argument codes, computed once: the table is fixed. */
const tableResults = Int32Array.from(values, (_spec, code) => resultOfArgument(code, values));

/** Returns the result of making a cache: a capacity that is no integer of at least 1 must throw. */
function setupResult(setup: readonly unknown[]): number {
  if (!setup.slice(1).every(isRight)) throw new Error('only the first cache of a case may have a capacity that throws');
  return isRight(setup[0]) ? ResultCode.made : ResultCode.threwRangeError;
}

function isRight(options: unknown): boolean {
  const { capacity } = options as { capacity: number };
  return Number.isInteger(capacity) && capacity >= 1;
}

/** A cache that may look at all calls of its case, the ones to come included. Keys are dense ids; calls give result codes. */
export interface OfflineCache {
  get(key: number, at: number): number;
  set(key: number, at: number): number;
  holds(key: number, at: number): boolean;
  remove(key: number, at: number): number;
  size(at: number): number;
  /** Answers the sixth method where that is no read-through. */
  sixth?(at: number): number;
}

/** Returns a model that answers each call of a case by offline caches, which `create` makes from the whole case and the options of one. */
export function modelOf<Options extends { readonly capacity: number }>(
  create: (one: CallCase, options: Options) => OfflineCache,
): (one: CallCase) => { setup: number; results: Int32Array } {
  return (one) => {
    const setup = setupResult(one.setup);
    const results = new Int32Array(one.methods.length);
    if (setup !== ResultCode.made) return { setup, results: results.fill(ResultCode.notRun) };
    const caches = [0, 1].map((index) => create(one, (one.setup[index] ?? one.setup[0]) as Options));
    for (let at = 0; at < results.length; at++) results[at] = answer(one, at, caches);
    return { setup, results };
  };
}

function answer(one: CallCase, at: number, caches: readonly OfflineCache[]): number {
  const [first, second] = caches as [OfflineCache, OfflineCache];
  const key = keyId(one.a[at]!);
  switch (one.methods[at]!) {
    case method.get:
      return first.get(key, at);
    case method.set:
      return first.set(key, at);
    case method.has:
      return first.holds(key, at) ? ResultCode.true : ResultCode.false;
    case method.delete:
      return first.remove(key, at);
    case method.size:
      return integerResult(first.size(at));
    case method.access: {
      if (first.sixth) return first.sixth(at);
      if (first.get(key, at) !== ResultCode.undefined) return ResultCode.true;
      first.set(key, at);
      return ResultCode.false;
    }
    case method.secondGet:
      return second.get(key, at);
    case method.secondSet:
      return second.set(key, at);
    default:
      return integerResult(second.size(at));
  }
}

/** Returns a dense id: the same for codes that are the same key to a Map. */
export function keyId(code: number): number {
  if (code === negativeZero) return values.length;
  return code >= 0 ? code : values.length - 1 - code;
}

/** Returns how many dense ids keys take, given by their codes. */
export function countKeyIds(codes: Int32Array): number {
  let keyCount = values.length + 1;
  for (const code of codes) keyCount = Math.max(keyCount, keyId(code) + 1);
  return keyCount;
}

/** Returns the result code of reading a value that was written with an argument code. */
export function resultOfValue(code: number): number {
  return code < 0 ? integerResult(-1 - code) : tableResults[code]!;
}
