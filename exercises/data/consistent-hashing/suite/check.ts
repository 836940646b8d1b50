import { integerArgument, type CallCase, type Finding } from '../../../../src/grader/authoring.ts';
import { ringCount } from './ring-calls.ts';
import { RingJudge, type JudgedCall } from './ring-judge.ts';

/** Returns where the results of a case first break a rule; right for any calls on any options. */
export function check(one: CallCase, results: Int32Array): Finding | undefined {
  const judge = new RingJudge(one.setup, ringCount);
  for (const [callIndex, call] of judgedCalls(one, results).entries()) {
    const expected = judge.take(call);
    if (expected !== undefined) return { callIndex, expected };
  }
  return undefined;
}

/** Returns the calls of a case that have a result, with it. */
export function judgedCalls(one: CallCase, results: Int32Array): JudgedCall[] {
  return Array.from(results.subarray(0, one.methods.length), (result, at) => ({
    method: one.methods[at]!,
    a: one.a[at]!,
    b: one.b[at]!,
    c: one.c?.[at] ?? integerArgument(0),
    result,
  }));
}
