import { Stream, type Arbitrary } from 'fast-check';
import { packCases, type CallCase } from '../../protocol/calls.ts';
import type { CasesTest } from '../../authoring.ts';
import type { StepLimits } from '../../protocol/messages.ts';
import { judgeCase, type Failure } from './judge-case.ts';
import { expectedOf, sliceCase } from './prepare-tests.ts';
import type { TestContext } from './run-tests.ts';

/** Evaluations of the learner's code at most, and calls in them at most: shrinking must stay within a fraction of a second. */
const maxEvaluations = 800;
const maxCalls = 600_000;
/** Code that does not end costs its step limit at each try, so the limit is lower here. */
const shrinkLimits: StepLimits = { perCall: 100_000, perBatch: 4_000_000 };
const groupSize = 12;

/** Finds out which of several cases still fail, in one message. */
type Evaluate = (cases: readonly CallCase[]) => Promise<(Failure | undefined)[]>;

/**
 * Makes a failing case smaller while it still fails: calls after the failure go first, then runs of calls, then fast-check's shrinker makes
 * what is left smaller one value at a time, capacity included. Returns the smallest failure found, the one given when none is smaller, and the
 * evaluations it took.
 * Sources: Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002, section 3 (removing runs of calls); fast-check, Arbitrary.shrink.
 */
export async function shrinkFailure(context: TestContext, failure: Failure): Promise<{ smallest: Failure; spent: number }> {
  // A failure while being measured says nothing once it is small, unless the results themselves are wrong.
  const test = asCasesTest(failure);
  const budget = { evaluations: maxEvaluations, calls: maxCalls };
  const evaluate: Evaluate = async (cases) => {
    budget.evaluations -= cases.length;
    for (const one of cases) budget.calls -= one.methods.length;
    const batch = packCases(cases);
    const reply = await context.link.run(batch, shrinkLimits, 'case');
    if (reply.stopped) budget.evaluations -= 50;
    return cases.map((one, index) => {
      if (reply.stopped && index > reply.stopped.caseIndex) return undefined;
      const results = reply.results.subarray(batch.starts[index]!, batch.starts[index + 1]!);
      return judgeCase(context.exercise, test, { case: one, ...expectedOf(context.exercise, one) }, index, reply, results);
    });
  };
  const isSpent = () => budget.evaluations <= 0 || budget.calls <= 0;
  const [truncated] = await evaluate([truncate(failure)]);
  const spent = () => maxEvaluations - budget.evaluations;
  if (!truncated) return { smallest: failure, spent: spent() };
  const shorter = await removeCalls(truncated, evaluate, isSpent);
  return { smallest: await shrinkValues(context, shorter, evaluate, isSpent), spent: spent() };
}

function asCasesTest(failure: Failure): CasesTest {
  const { id, rule, title, failure: sentence } = failure.test;
  const { judged, mayThrow } = failure.test.kind === 'cases' ? failure.test : {};
  return { kind: 'cases', id, rule, title, failure: sentence, cases: () => [], ...(judged && { judged }), ...(mayThrow && { mayThrow }) };
}

function truncate(failure: Failure): CallCase {
  return sliceCase(failure.case, 0, failure.callIndex + 1);
}

/** Removes runs of calls, long runs first, as long as the case still fails. */
async function removeCalls(start: Failure, evaluate: Evaluate, isSpent: () => boolean): Promise<Failure> {
  let best = start;
  let length = best.case.methods.length;
  for (let run = length >> 1; run >= 1 && !isSpent(); run = Math.min(run >> 1, best.case.methods.length >> 1)) {
    let at = 0;
    while (at < length && !isSpent()) {
      const starts = Array.from({ length: groupSize }, (_, index) => at + index * run).filter((from) => from < length);
      const tries = await evaluate(starts.map((from) => withoutRun(best.case, from, from + run)));
      const found = tries.findIndex((one) => one !== undefined);
      if (found < 0) at += groupSize * run;
      else {
        at = starts[found]!;
        best = { ...tries[found]!, case: truncate(tries[found]!) };
        length = best.case.methods.length;
      }
    }
    if (run === 1) break;
  }
  return best;
}

function withoutRun(one: CallCase, from: number, to: number): CallCase {
  const keep = (_value: number, index: number) => index < from || index >= to;
  const { setup, methods, a, b, c } = one;
  return { setup, methods: methods.filter(keep), a: a.filter(keep), b: b.filter(keep), ...(c && { c: c.filter(keep) }) };
}

/** Follows fast-check's shrinks of the case, taking the first of each group that still fails. */
async function shrinkValues(context: TestContext, start: Failure, evaluate: Evaluate, isSpent: () => boolean): Promise<Failure> {
  const { arbitrary, toValue, fromValue } = context.exercise.shrinking;
  let best = start;
  let value: unknown = toValue(start.case);
  let shrinks = shrinksOf(arbitrary, value, undefined);
  while (!isSpent()) {
    const group = [...shrinks.take(groupSize)];
    if (group.length === 0) break;
    const tries = await evaluate(group.map((each) => fromValue(each.value)));
    const found = tries.findIndex((one) => one !== undefined);
    if (found < 0) {
      if (group.length < groupSize) break;
      continue;
    }
    best = { ...tries[found]!, case: truncate(tries[found]!) };
    const chosen = group[found]!;
    const isTruncated = best.case.methods.length < fromValue(chosen.value).methods.length;
    value = isTruncated ? toValue(best.case) : chosen.value;
    shrinks = shrinksOf(arbitrary, value, isTruncated ? undefined : chosen.context);
  }
  return best;
}

interface Shrink {
  readonly value: unknown;
  readonly context: unknown;
}

/** Returns the shrinks of a value as an iterator that can be taken from repeatedly. */
function shrinksOf(arbitrary: Arbitrary<unknown>, value: unknown, context: unknown): { take(count: number): Iterable<Shrink> } {
  const stream =
    context === undefined && !arbitrary.canShrinkWithoutContext(value) ? Stream.nil<never>() : arbitrary.shrink(value, context);
  const iterator = stream[Symbol.iterator]();
  return {
    *take(count) {
      for (let taken = 0; taken < count; taken++) {
        const next = iterator.next();
        if (next.done) return;
        yield { value: next.value.value, context: next.value.context };
      }
    },
  };
}
