import { ResultCode, textOfResult, type CallCase, type Check, type Finding } from '../../../../src/grader/authoring.ts';
import { method, surface } from '../../suite-parts/cache-calls.ts';
import { keyId } from '../../suite-parts/offline-cache.ts';
import { Knowledge, type Allowed } from './knowledge.ts';
import { model } from './model.ts';
import { policies, setupOf } from './policies.ts';

const { values } = surface;
const isOfSecond = (called: number) => called >= method.secondGet;

/**
 * Judges any case: exact policies by the model, call by call; a random one by what follows from the answers it gave itself, for whichever key went.
 * A capacity that is no integer of at least 1 must throw a RangeError.
 */
export const check: Check = (one, results, setup) => {
  const isRight = (index: number) => {
    const { capacity } = setupOf(one, index);
    return Number.isInteger(capacity) && capacity >= 1;
  };
  // Only an imported file names another policy, or a second cache that cannot be made: there is nothing to judge.
  if (![0, 1].every((index) => policies.includes(setupOf(one, index).policy)) || (isRight(0) && !isRight(1))) return undefined;
  if (!isRight(0)) return setup === ResultCode.threwRangeError ? undefined : { callIndex: -1, expected: 'a RangeError' };
  if (setup !== ResultCode.made) return { callIndex: -1, expected: 'an object' };
  return [findExact(one, results), findUncertain(one, results, 0), findUncertain(one, results, 1)].reduce(earlier);
};

function earlier(a: Finding | undefined, b: Finding | undefined): Finding | undefined {
  if (!a || !b) return a ?? b;
  return a.callIndex <= b.callIndex ? a : b;
}

/** Finds the first call on a cache of exact policy that gives another result than the model. */
function findExact(one: CallCase, results: Int32Array): Finding | undefined {
  const isExact = [0, 1].map((index) => setupOf(one, index).policy !== 'random');
  if (!isExact.includes(true)) return undefined;
  const expected = model(one).results;
  for (let at = 0; at < results.length; at++) {
    if (results[at] === expected[at] || !isExact[isOfSecond(one.methods[at]!) ? 1 : 0]) continue;
    return { callIndex: at, expected: textOfResult(expected[at]!, values) };
  }
  return undefined;
}

/** Finds the first call on a random cache that gives what no right one can give after the calls before. */
function findUncertain(one: CallCase, results: Int32Array, index: number): Finding | undefined {
  const { capacity, policy } = setupOf(one, index);
  if (policy !== 'random') return undefined;
  const knowledge = new Knowledge(capacity);
  for (let at = 0; at < results.length && !knowledge.isLost; at++) {
    const called = one.methods[at]!;
    if (isOfSecond(called) !== (index === 1)) continue;
    const expected = follow(knowledge, called, keyId(one.a[at]!), one.b[at]!, results[at]!);
    if (expected !== undefined) return { callIndex: at, expected };
  }
  return undefined;
}

/** Takes a call and its result in; returns what it should have given, in words, when no right cache gives that. */
export function follow(knowledge: Knowledge, called: number, key: number, value: number, result: number): string | undefined {
  switch (called) {
    case method.set:
    case method.secondSet:
      knowledge.set(key, value);
      return wordsUnless({ kind: 'one', result: ResultCode.undefined }, result);
    case method.size:
    case method.secondSize:
      return wordsUnless(knowledge.sizeAllowed(), result);
    default:
      return ask(knowledge, called, key, value, result);
  }
}

function ask(knowledge: Knowledge, called: number, key: number, value: number, result: number): string | undefined {
  const isGet = called === method.get || called === method.secondGet;
  const allowed = isGet ? knowledge.got(key) : knowledge.asked(key, ResultCode.true, ResultCode.false);
  const words = wordsUnless(allowed, result);
  if (words !== undefined) return words;
  const isHeld = result !== (isGet ? ResultCode.undefined : ResultCode.false);
  knowledge.learn(key, isHeld);
  if (called === method.delete && isHeld) knowledge.remove(key);
  if (called === method.access && !isHeld) knowledge.set(key, value);
  return undefined;
}

function wordsUnless(allowed: Allowed, result: number): string | undefined {
  if (allowed.kind === 'one') return result === allowed.result ? undefined : textOfResult(allowed.result, values);
  if (result === allowed.found || result === allowed.missing) return undefined;
  return `${textOfResult(allowed.found, values)} or ${textOfResult(allowed.missing, values)}`;
}
