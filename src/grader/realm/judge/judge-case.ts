import { ResultCode, type CallCase } from '../../protocol/calls.ts';
import type { CallsExercise, CasesTest, Test } from '../../authoring.ts';
import type { Counterexample } from '../../protocol/verdict.ts';
import type { Thrown } from '../../protocol/messages.ts';
import type { RunReply } from './learner-link.ts';
import type { PreparedCase } from './prepare-tests.ts';

/** Where a test first went wrong. */
export interface Failure {
  readonly test: Test;
  readonly case: CallCase;
  /** Index of the first wrong call; -1: making the object. */
  readonly callIndex: number;
  /** What came instead of the expected result. */
  readonly actual: number;
  /** What was expected, in words, where a check and no model says so; with the results up to the wrong one. */
  readonly finding?: { readonly expected: string; readonly results: Int32Array };
  readonly thrown?: Thrown;
  /** Last line seen before the step limit. */
  readonly stoppedLine?: number;
  /** What a simulation test says in place of a case. */
  readonly story?: { readonly message?: string; readonly counterexample?: Counterexample };
}

type CaseReply = Pick<RunReply, 'setupResults' | 'thrown' | 'stopped'>;

/** Judges the results of one case by the model or the check and returns where they first go wrong. */
export function judgeCase(
  exercise: CallsExercise,
  test: Test,
  prepared: PreparedCase,
  caseIndex: number,
  reply: CaseReply,
  results: Int32Array,
): Failure | undefined {
  const { case: one, expected } = prepared;
  const setup = reply.setupResults[caseIndex]!;
  const fail = (callIndex: number, actual: number, text?: string): Failure => {
    const thrown = reply.thrown.find((each) => each.caseIndex === caseIndex && each.callIndex === callIndex);
    const stopped =
      actual === ResultCode.stopped || (callIndex === -1 && reply.stopped?.callIndex === -1 && reply.stopped.caseIndex === caseIndex);
    return {
      test,
      case: one,
      callIndex,
      actual: stopped ? ResultCode.stopped : actual,
      ...(text !== undefined && { finding: { expected: text, results: results.slice(0, callIndex + 1) } }),
      ...(thrown && { thrown }),
      ...(stopped && reply.stopped?.line !== undefined && { stoppedLine: reply.stopped.line }),
    };
  };
  if (!expected) return judgeByCheck(exercise, test, one, setup, results, fail);
  if (setup !== expected.setup) return fail(-1, setup);
  const judged = test.kind === 'cases' ? test.judged : undefined;
  for (let index = 0; index < results.length; index++) {
    const actual = results[index]!;
    if (actual === expected.results[index]) continue;
    if (!judged || isBreak(actual) || judged.includes(one.methods[index]!)) return fail(index, actual);
  }
  return undefined;
}

function judgeByCheck(
  exercise: CallsExercise,
  test: Test,
  one: CallCase,
  setup: number,
  results: Int32Array,
  fail: (callIndex: number, actual: number, text?: string) => Failure,
): Failure | undefined {
  const own = test.kind === 'cases' ? test : undefined;
  const mayThrow = own?.mayThrow === true;
  const check = own?.check ?? exercise.check!;
  if (setup !== ResultCode.made && !(mayThrow && setup === ResultCode.threwRangeError)) return fail(-1, setup, 'an object');
  const end = setup === ResultCode.made ? findBreak(results) : -1;
  const seen = end < 0 ? results : results.subarray(0, end + 1);
  const finding = check(one, setup === ResultCode.made ? seen : results.subarray(0, 0), setup);
  const broke = end >= 0 && !(mayThrow && results[end] === ResultCode.threwRangeError);
  if (finding && !(broke && finding.callIndex >= end))
    return fail(finding.callIndex, finding.callIndex < 0 ? setup : results[finding.callIndex]!, finding.expected);
  return broke ? fail(end, results[end]!, 'no exception') : undefined;
}

/** Returns the index of the first call that threw or did not end, or -1. */
function findBreak(results: Int32Array): number {
  return results.findIndex(isBreak);
}

function isBreak(code: number): boolean {
  return code === ResultCode.threw || code === ResultCode.threwRangeError || code === ResultCode.stopped;
}

/** Returns whether a failure is worth making smaller: what stopped while being measured is not, nor what a test's own check or a simulation found. */
export function isShrinkable(failure: Failure): boolean {
  const { test, callIndex, actual } = failure;
  if (test.kind === 'simulation' || hasOwnCheck(test)) return false;
  return callIndex >= 0 && !(test.kind === 'budget' && actual === ResultCode.stopped);
}

/** Returns whether a test judges by a check of its own, whose cases mean nothing when they are cut. */
export function hasOwnCheck(test: Test): test is CasesTest {
  return test.kind === 'cases' && test.check !== undefined;
}
