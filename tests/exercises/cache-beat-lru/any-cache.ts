import { capacityOf } from '../../../exercises/caching/cache-beat-lru/suite/check.ts';
import { method } from '../../../exercises/caching/cache-beat-lru/suite/interface.ts';
import { keyId, resultOfValue } from '../../../exercises/caching/suite-parts/offline-cache.ts';
import { integerOfResult, integerResult, ResultCode, type CallCase } from '../../../src/grader/authoring.ts';
import type { RandomStream } from '../../../src/kernel/index.ts';

type Held = ReadonlyMap<number, number>;

/** Answers a case as a cache that keeps the rules does whose victims are drawn. Only the first cache is called. */
export function answerAtRandom(one: CallCase, stream: RandomStream): Int32Array {
  const capacity = capacityOf(one, 0);
  const held = new Map<number, number>();
  return Int32Array.from(one.methods, (called, at) => {
    const [key, value] = [keyId(one.a[at]!), one.b[at]!];
    const write = () => {
      if (!held.has(key) && held.size === capacity) held.delete([...held.keys()][stream.below(capacity)]!);
      held.set(key, value);
    };
    const found = held.get(key);
    const flag = found === undefined ? ResultCode.false : ResultCode.true;
    switch (called) {
      case method.get:
        return found === undefined ? ResultCode.undefined : resultOfValue(found);
      case method.set:
        write();
        return ResultCode.undefined;
      case method.has:
        return flag;
      case method.delete:
        held.delete(key);
        return flag;
      case method.size:
        return integerResult(held.size);
      default:
        if (found !== undefined) return called === method.fetch ? resultOfValue(found) : ResultCode.true;
        write();
        return called === method.fetch ? ResultCode.undefined : ResultCode.false;
    }
  });
}

/** Returns the first call whose result no cache that keeps the rules can have given, or -1: follows every cache there could be, victim by victim. */
export function firstImpossible(one: CallCase, results: Int32Array): number {
  const capacity = capacityOf(one, 0);
  let possible: Held[] = [new Map()];
  for (const [at, called] of one.methods.entries()) {
    const [key, value, result] = [keyId(one.a[at]!), one.b[at]!, results[at]!];
    const next = new Map<string, Held>();
    for (const held of possible) {
      for (const after of answersOf(held, called, key, value, result, capacity)) {
        next.set(JSON.stringify([...after].sort(([x], [y]) => x - y)), after);
      }
    }
    if (next.size === 0) return at;
    possible = [...next.values()];
  }
  return -1;
}

/** Returns what a cache may hold after a call that gave this result; nothing when it cannot have given it. */
function answersOf(held: Held, called: number, key: number, value: number, result: number, capacity: number): Held[] {
  const found = held.get(key);
  const isFound = found !== undefined;
  const asFlag = result === (isFound ? ResultCode.true : ResultCode.false);
  const asValue = result === (isFound ? resultOfValue(found) : ResultCode.undefined);
  switch (called) {
    case method.get:
      return asValue ? [held] : [];
    case method.has:
      return asFlag ? [held] : [];
    case method.size:
      return integerOfResult(result) === held.size ? [held] : [];
    case method.delete:
      return asFlag ? [without(held, key)] : [];
    case method.set:
      return written(held, key, value, capacity);
    case method.fetch:
      return !asValue ? [] : isFound ? [held] : written(held, key, value, capacity);
    default:
      return !asFlag ? [] : isFound ? [held] : written(held, key, value, capacity);
  }
}

function written(held: Held, key: number, value: number, capacity: number): Held[] {
  const rest = !held.has(key) && held.size === capacity ? [...held.keys()].map((victim) => without(held, victim)) : [held];
  return rest.map((each) => new Map(each).set(key, value));
}

function without(held: Held, key: number): Held {
  const rest = new Map(held);
  rest.delete(key);
  return rest;
}
