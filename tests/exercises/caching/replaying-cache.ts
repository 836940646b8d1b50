import type { Cache, CacheOptions } from '../../../exercises/caching/cache-lru/contract.ts';
import { method } from '../../../exercises/caching/suite-parts/cache-calls.ts';
import type { CallsExercise } from '../../../src/grader/authoring.ts';

const undefinedResult = -1;
const trueResult = -2;
const integerBase = 0x100000;

/** Creates a cache that keeps all calls and asks a suite's own model about them, whole, at each: right answers, and a cost that grows with every call. */
export function createReplayingCache<K, V>(model: CallsExercise['model'], { capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const numbers = new Map<unknown, number>();
  const values: unknown[] = [];
  const methods: number[] = [];
  const keys: number[] = [];
  const written: number[] = [];

  /** Returns the argument code of a key or value: each distinct one is an integer of its own. */
  function codeOf(value: unknown): number {
    let number = numbers.get(value);
    if (number === undefined) {
      number = values.length;
      numbers.set(value, number);
      values.push(value);
    }
    return -1 - number;
  }

  function ask(called: number, key: number, value: number): number {
    methods.push(called);
    keys.push(key);
    written.push(value);
    const { results } = model!({
      setup: [{ capacity }],
      methods: Uint8Array.from(methods),
      a: Int32Array.from(keys),
      b: Int32Array.from(written),
    });
    return results[results.length - 1]!;
  }

  return {
    get size() {
      return ask(method.size, -1, -1) - integerBase;
    },
    get(key) {
      const result = ask(method.get, codeOf(key), -1);
      return result === undefinedResult ? undefined : (values[result - integerBase] as V);
    },
    set(key, value) {
      ask(method.set, codeOf(key), codeOf(value));
    },
    has: (key) => ask(method.has, codeOf(key), -1) === trueResult,
    delete: (key) => ask(method.delete, codeOf(key), -1) === trueResult,
  };
}
