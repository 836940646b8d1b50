import type { Cache, CacheOptions } from '../../../exercises/caching/cache-lru/contract.ts';
import { method } from '../../../exercises/caching/suite-parts/cache-calls.ts';
import type { CallsExercise } from '../../../src/grader/authoring.ts';

const undefinedResult = -1;
const trueResult = -2;
const integerBase = 0x100000;

/** The calls made so far on one object, and the answer of a suite's model to the last. */
export interface ReplayedCalls {
  /** Makes a call with argument codes and returns the result code. */
  ask(called: number, a?: number, b?: number, c?: number): number;
  /** Returns the argument code of a key or value: each distinct one is an integer of its own. */
  codeOf(value: unknown): number;
  /** Returns the value that a result code of a read names; undefined for a miss. */
  valueOf(result: number): unknown;
}

/** Keeps all calls and asks a suite's own model about them, whole, at each: right answers, and a cost that grows with every call. */
export function replayCalls(model: NonNullable<CallsExercise['model']>, setup: readonly unknown[]): ReplayedCalls {
  const numbers = new Map<unknown, number>();
  const values: unknown[] = [];
  const calls: (readonly [called: number, a: number, b: number, c: number])[] = [];
  return {
    ask(called, a = -1, b = -1, c = -1) {
      calls.push([called, a, b, c]);
      const { results } = model({
        setup,
        methods: Uint8Array.from(calls, (call) => call[0]),
        a: Int32Array.from(calls, (call) => call[1]),
        b: Int32Array.from(calls, (call) => call[2]),
        c: Int32Array.from(calls, (call) => call[3]),
      });
      return results[results.length - 1]!;
    },
    codeOf(value) {
      let number = numbers.get(value);
      if (number === undefined) {
        number = values.length;
        numbers.set(value, number);
        values.push(value);
      }
      return -1 - number;
    },
    valueOf: (result) => (result === undefinedResult ? undefined : values[result - integerBase]),
  };
}

/** Creates a cache that answers by a suite's own model, given the options in the form of its cases, whatever else is in them. Throws a RangeError for a bad capacity. */
export function createReplayingCache<K, V>(model: NonNullable<CallsExercise['model']>, options: CacheOptions): Cache<K, V> {
  const { capacity } = options;
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const { ask, codeOf, valueOf } = replayCalls(model, [options]);
  return {
    get size() {
      return ask(method.size) - integerBase;
    },
    get: (key) => valueOf(ask(method.get, codeOf(key))) as V | undefined,
    set(key, value) {
      ask(method.set, codeOf(key), codeOf(value));
    },
    has: (key) => ask(method.has, codeOf(key)) === trueResult,
    delete: (key) => ask(method.delete, codeOf(key)) === trueResult,
  };
}
