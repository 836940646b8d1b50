import { ResultCode, type CallCase } from '../../protocol/calls.ts';
import type { BudgetTest, CallsExercise, Test } from '../../authoring.ts';
import type { StepLimits, Thrown } from '../../protocol/messages.ts';
import type { Measure } from '../../protocol/verdict.ts';
import type { LearnerLink, RunReply } from './learner-link.ts';
import { prepareTest, type PreparedCase, type PreparedLongCase, type PreparedTest } from './prepare-tests.ts';
import type { Transcript } from './transcript.ts';

/** Steps allowed for small cases: an endless loop is found after a million steps, a few milliseconds. */
export const caseLimits: StepLimits = { perCall: 1_000_000, perBatch: 50_000_000 };
/**
 * Steps allowed in a chunk of a long case: about a tenth of a second of work, so that a busy machine does not mistake much work for silence. A measured
 * chunk has 2,048 calls, so the limit lies at 7,800 steps a call, far beyond any budget.
 */
export const chunkLimits: StepLimits = { perCall: 5_000_000, perBatch: 16_000_000 };

/** Where a test first went wrong. */
export interface Failure {
  readonly test: Test;
  readonly case: CallCase;
  /** Index of the first wrong call; -1: making the object. */
  readonly callIndex: number;
  /** What came instead of the expected result. */
  readonly actual: number;
  readonly thrown?: Thrown;
  /** Last line seen before the step limit. */
  readonly stoppedLine?: number;
}

/** What one test came to. */
export interface TestOutcome {
  readonly failure?: Failure;
  readonly measures?: readonly Measure[];
  readonly calls: number;
}

/** What tests run with. */
export interface TestContext {
  readonly exercise: CallsExercise;
  readonly link: LearnerLink;
  readonly transcript: Transcript;
  readonly seed: string;
  onConsole(reply: RunReply): void;
}

/** Runs one test to its outcome; rejects with LearnerGone when the learner's worker gives no answer. */
export function runTest(context: TestContext, test: Test): Promise<TestOutcome> {
  const prepared = prepareTest(context.exercise, test, context.seed);
  if (prepared.kind === 'cases') return runCases(context, test, prepared);
  return test.kind === 'budget' ? runBudget(context, test, prepared.cases) : runWorkload(context, test, prepared.cases[0]!);
}

/** Runs small cases in one batch, each on a fresh copy of the module, and returns the first failure with the fewest calls. */
async function runCases(
  context: TestContext,
  test: Test,
  { cases, batch, hash }: Extract<PreparedTest, { kind: 'cases' }>,
): Promise<TestOutcome> {
  const reply = await context.link.run(batch, caseLimits, 'case');
  context.onConsole(reply);
  context.transcript.addBatch(hash, reply.setupResults, reply.results);
  let failure: Failure | undefined;
  for (const [index, prepared] of cases.entries()) {
    const results = reply.results.subarray(batch.starts[index]!, batch.starts[index + 1]!);
    const found = compareCase(test, prepared, index, reply, results);
    // A later failure may be smaller and so a better start for shrinking.
    if (found && (!failure || found.callIndex < failure.callIndex)) failure = found;
    if (reply.stopped?.caseIndex === index) break;
  }
  return { calls: batch.methods.length, ...(failure && { failure }) };
}

/** Compares one case's results with the model; returns the first difference among the judged methods. */
export function compareCase(
  test: Test,
  { case: one, expected }: PreparedCase,
  caseIndex: number,
  reply: Pick<RunReply, 'setupResults' | 'thrown' | 'stopped'>,
  results: Int32Array,
): Failure | undefined {
  const fail = (callIndex: number, actual: number): Failure => {
    const thrown = reply.thrown.find((each) => each.caseIndex === caseIndex && each.callIndex === callIndex);
    const stopped =
      actual === ResultCode.stopped || (callIndex === -1 && reply.stopped?.callIndex === -1 && reply.stopped.caseIndex === caseIndex);
    return {
      test,
      case: one,
      callIndex,
      actual: stopped ? ResultCode.stopped : actual,
      ...(thrown && { thrown }),
      ...(stopped && reply.stopped?.line !== undefined && { stoppedLine: reply.stopped.line }),
    };
  };
  const setup = reply.setupResults[caseIndex]!;
  if (setup !== expected.setup) return fail(-1, setup);
  const judged = test.kind === 'cases' ? test.judged : undefined;
  for (let index = 0; index < results.length; index++) {
    const actual = results[index]!;
    if (actual === expected.results[index]) continue;
    const broke = actual === ResultCode.threw || actual === ResultCode.threwRangeError || actual === ResultCode.stopped;
    if (!judged || broke || judged.includes(one.methods[index]!)) return fail(index, actual);
  }
  return undefined;
}

async function runWorkload(context: TestContext, test: Test, prepared: PreparedLongCase): Promise<TestOutcome> {
  const { failure, calls } = await runLongCase(context, test, prepared);
  return { calls, ...(failure && { failure }) };
}

/**
 * Measures steps a call at each size, stopping once a measure is over its budget. Two sizes at least, so that growth is seen; a code over its budget at
 * the first is measured on one chunk of the second.
 */
async function runBudget(context: TestContext, test: BudgetTest, sizes: readonly PreparedLongCase[]): Promise<TestOutcome> {
  const stepsPerCall: number[] = [];
  let measures: readonly Measure[] = [];
  let calls = 0;
  for (const prepared of sizes) {
    const isOver = measures.some((each) => each.outcome === 'fail');
    if (isOver && stepsPerCall.length >= 2) break;
    const run = await runLongCase(context, test, prepared, isOver ? 1 : Infinity);
    calls += run.calls;
    const isStopped = run.failure?.actual === ResultCode.stopped;
    if (run.failure && !isStopped) return { calls, failure: run.failure };
    stepsPerCall.push(run.stepsPerCall);
    // The step limit is far beyond any budget: running into it fails whatever was measured until then.
    measures = test
      .measure(stepsPerCall)
      .map((each) => ({ ...each, value: round(each.value), outcome: !isStopped && each.value <= each.budget ? 'pass' : 'fail' }));
    if (isStopped) return { calls, failure: run.failure, measures };
  }
  return { calls, measures };
}

/** What a long case came to: its first failure, calls made, and steps a call from `measureFrom` on (of all calls when it stopped before). */
interface LongRun {
  readonly failure?: Failure;
  readonly calls: number;
  readonly stepsPerCall: number;
}

/**
 * Runs a case in chunks on one object, at most so many of the measured ones. Two chunks are under way at a time, so that judge and learner work side
 * by side.
 */
async function runLongCase(context: TestContext, test: Test, prepared: PreparedLongCase, maxMeasuredChunks = Infinity): Promise<LongRun> {
  const { case: one, expected, bounds, measureFrom } = prepared;
  const first = bounds.indexOf(measureFrom);
  const chunks = prepared.chunks.slice(0, first + maxMeasuredChunks);
  const send = (index: number) => {
    const reply = context.link.run(chunks[index]!.batch, chunkLimits, index === 0 ? 'batch' : 'continue');
    // When an earlier chunk ends the run, nobody waits for this one.
    reply.catch(() => undefined);
    return reply;
  };
  let steps = 0;
  let current = send(0);
  for (const [index, { hash }] of chunks.entries()) {
    const next = index + 1 < chunks.length ? send(index + 1) : undefined;
    const reply = await current;
    const start = bounds[index]!;
    const end = bounds[index + 1]!;
    if (index === first) steps = 0;
    steps += reply.steps;
    context.onConsole(reply);
    context.transcript.addBatch(hash, reply.setupResults, reply.results);
    if (reply.setupResults[0] !== expected.setup) {
      return { failure: { test, case: one, callIndex: -1, actual: reply.setupResults[0]! }, calls: 0, stepsPerCall: 0 };
    }
    const wrong = firstDifference(reply.results, expected.results.subarray(start, end));
    if (wrong >= 0) {
      const calls = start + wrong + 1;
      const counted = calls - (index >= first ? measureFrom : 0);
      return { failure: longFailure(test, one, start + wrong, reply, wrong), calls, stepsPerCall: steps / counted };
    }
    if (next) current = next;
  }
  const calls = bounds[chunks.length]!;
  return { calls, stepsPerCall: steps / (calls - measureFrom) };
}

function longFailure(test: Test, one: CallCase, callIndex: number, reply: RunReply, indexInChunk: number): Failure {
  const actual = reply.results[indexInChunk]!;
  const thrown = reply.thrown.find((each) => each.callIndex === indexInChunk);
  const line = actual === ResultCode.stopped ? reply.stopped?.line : undefined;
  return { test, case: one, callIndex, actual, ...(thrown && { thrown }), ...(line !== undefined && { stoppedLine: line }) };
}

function firstDifference(actual: Int32Array, expected: Int32Array): number {
  for (let index = 0; index < actual.length; index++) if (actual[index] !== expected[index]) return index;
  return -1;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
