import { integerResult, ResultCode, type CallCase } from '../../../../src/grader/authoring.ts';
import { method } from './interface.ts';

// TO WRITE: the exact model. It sees the whole case at once, so that handed in as a solution it would be too slow.

/** Returns what a right counter answers to each call of a case. */
export function model(one: CallCase): { setup: number; results: Int32Array } {
  const { limit } = one.setup[0] as { readonly limit: number };
  const results = new Int32Array(one.methods.length).fill(ResultCode.notRun);
  if (!Number.isInteger(limit) || limit < 1) return { setup: ResultCode.threwRangeError, results };
  let value = 0;
  for (let at = 0; at < results.length; at++) {
    const called = one.methods[at]!;
    const change = called === method.increment && value < limit ? 1 : called === method.decrement && value > 0 ? -1 : 0;
    value += change;
    results[at] = called === method.value ? integerResult(value) : change === 0 ? ResultCode.false : ResultCode.true;
  }
  return { setup: ResultCode.made, results };
}

/** Returns the value after each call of a short case, for the replay view. */
export function states(one: CallCase): { readonly value: number }[] {
  return Array.from(one.methods, (_method, at) => {
    const upToHere = Array.from(one.methods.slice(0, at + 1));
    const { results } = model({ ...one, methods: Uint8Array.from([...upToHere, method.value]) });
    return { value: results.at(-1)! - integerResult(0) };
  });
}
