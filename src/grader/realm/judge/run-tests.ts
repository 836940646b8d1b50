import { ResultCode } from '../../protocol/calls.ts';
import type { BudgetTest, CallsExercise, CasesTest, MeasuredValue } from '../../authoring.ts';
import type { StepLimits } from '../../protocol/messages.ts';
import type { Measure, Score } from '../../protocol/verdict.ts';
import { judgeCase, type Failure } from './judge-case.ts';
import type { LearnerLink, RunReply } from './learner-link.ts';
import { prepareTest, type CallsTest, type PreparedLongCase, type PreparedTest } from './prepare-tests.ts';
import type { Transcript } from './transcript.ts';

/** Steps allowed for small cases: an endless loop is found after a million steps, a few milliseconds. */
export const caseLimits: StepLimits = { perCall: 1_000_000, perBatch: 50_000_000 };
/**
 * Steps allowed in a chunk of a long case: about a tenth of a second of work, so that a busy machine does not mistake much work for silence. A measured
 * chunk has 512 calls, so the limit lies at 31,000 steps a call, far beyond any budget.
 */
export const chunkLimits: StepLimits = { perCall: 5_000_000, perBatch: 16_000_000 };

/** What one test came to. */
export interface TestOutcome {
  readonly failure?: Failure;
  readonly measures?: readonly Measure[];
  readonly score?: Score;
  readonly calls: number;
}

/** What tests run with. */
export interface TestContext {
  readonly exercise: CallsExercise;
  readonly link: LearnerLink;
  readonly transcript: Transcript;
  readonly seed: string;
  onConsole(reply: Pick<RunReply, 'console' | 'consoleDropped'>): void;
}

/** Runs one test to its outcome; rejects with LearnerGone when the learner's worker gives no answer. */
export async function runTest(context: TestContext, test: CallsTest): Promise<TestOutcome> {
  const prepared = prepareTest(context.exercise, test, context.seed);
  if (test.kind === 'budget' && prepared.kind === 'long') return runBudget(context, test, prepared.cases);
  if (prepared.kind === 'cases') return runCases(context, test, prepared);
  return runLongCases(context, test, prepared.cases);
}

/** Runs small cases in one batch, each on a fresh copy of the module, and returns the first failure with the fewest calls. */
async function runCases(
  context: TestContext,
  test: CallsTest,
  { cases, batch, hash }: Extract<PreparedTest, { kind: 'cases' }>,
): Promise<TestOutcome> {
  const reply = await context.link.run(batch, caseLimits, 'case');
  context.onConsole(reply);
  context.transcript.addBatch(hash, reply.setupResults, reply.results);
  let failure: Failure | undefined;
  const resultsOf = (index: number) => reply.results.subarray(batch.starts[index]!, batch.starts[index + 1]!);
  for (const [index, prepared] of cases.entries()) {
    const found = judgeCase(context.exercise, test, prepared, index, reply, resultsOf(index));
    // A later failure may be smaller and so a better start for shrinking.
    if (found && (!failure || found.callIndex < failure.callIndex)) failure = found;
    if (reply.stopped?.caseIndex === index) break;
  }
  const calls = batch.methods.length;
  if (failure) return { calls, failure };
  const results = cases.map((_one, index) => resultsOf(index));
  return { calls, ...conclude(test as CasesTest, cases, results) };
}

/** Turns the results of cases that did not fail into measures and a score, where the test has them. */
function conclude(test: CasesTest, cases: readonly { readonly case: PreparedLongCase['case'] }[], results: readonly Int32Array[]) {
  const all = cases.map((one) => one.case);
  const measures = test.measure?.(all, results).map(asMeasure);
  const score = test.score?.(all, results);
  return { ...(measures && { measures }), ...(score && { score }) };
}

/** Runs cases one after another in chunks, until one fails. */
async function runLongCases(context: TestContext, test: CallsTest, cases: readonly PreparedLongCase[]): Promise<TestOutcome> {
  let calls = 0;
  const results: Int32Array[] = [];
  for (const prepared of cases) {
    const run = await runLongCase(context, test, prepared);
    calls += run.calls;
    if (run.failure) return { calls, failure: run.failure };
    results.push(run.results);
  }
  return { calls, ...(test.kind === 'cases' && conclude(test, cases, results)) };
}

/**
 * Measures steps a call at each size, stopping once a measure is over its budget. Two sizes at least, so that growth is seen; a code over its budget at
 * the first is measured on one chunk of the second.
 */
async function runBudget(context: TestContext, test: BudgetTest, sizes: readonly PreparedLongCase[]): Promise<TestOutcome> {
  const stepsPerCall: number[] = [];
  const entriesHeld: number[] = [];
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
    entriesHeld.push(run.entriesHeld);
    // The step limit is far beyond any budget: running into it fails whatever was measured until then.
    measures = test
      .measure(stepsPerCall, entriesHeld)
      .map((each) => (isStopped ? { ...asMeasure(each), outcome: 'fail' } : asMeasure(each)));
    if (isStopped) return { calls, failure: run.failure, measures };
  }
  return { calls, measures };
}

/** Returns a value rounded to hundredths, with whether it keeps its budget. */
export function asMeasure(measured: MeasuredValue): Measure {
  const isKept = measured.atLeast ? measured.value >= measured.budget : measured.value <= measured.budget;
  return { ...measured, value: round(measured.value), outcome: isKept ? 'pass' : 'fail' };
}

/** What a long case came to: its first failure, calls made, and steps a call from `measureFrom` on (of all calls when it stopped before). */
interface LongRun {
  readonly failure?: Failure;
  readonly calls: number;
  readonly stepsPerCall: number;
  /** The most entries held after a measured chunk; 0 where nobody watches. */
  readonly entriesHeld: number;
  /** Of the calls that were made. */
  readonly results: Int32Array;
}

/**
 * Runs a case in chunks on one object, at most so many of the measured ones. Two chunks are under way at a time, so that judge and learner work side
 * by side. The model's answers are compared chunk by chunk; a check sees the results at the end, or at a call that threw or did not end.
 */
async function runLongCase(
  context: TestContext,
  test: CallsTest,
  prepared: PreparedLongCase,
  maxMeasuredChunks = Infinity,
): Promise<LongRun> {
  const { case: one, expected, bounds, measureFrom } = prepared;
  const first = bounds.indexOf(measureFrom);
  const chunks = prepared.chunks.slice(0, first + maxMeasuredChunks);
  const results = new Int32Array(bounds[chunks.length]!);
  const watch = test.kind === 'budget' ? test.watch : undefined;
  const send = (index: number) => {
    const reply = context.link.run(chunks[index]!.batch, chunkLimits, index === 0 ? 'batch' : 'continue', watch);
    // When an earlier chunk ends the run, nobody waits for this one.
    reply.catch(() => undefined);
    return reply;
  };
  let steps = 0;
  let entriesHeld = 0;
  let setup = 0;
  let called = 0;
  let current = send(0);
  for (const [index, { hash }] of chunks.entries()) {
    const next = index + 1 < chunks.length ? send(index + 1) : undefined;
    const reply = await current;
    const start = bounds[index]!;
    if (index === first) steps = 0;
    if (index === 0) setup = reply.setupResults[0]!;
    steps += reply.steps;
    if (index >= first) entriesHeld = Math.max(entriesHeld, reply.held ?? 0);
    context.onConsole(reply);
    context.transcript.addBatch(hash, reply.setupResults, reply.results);
    results.set(reply.results, start);
    const end = start + reply.results.length;
    const part = { case: one, ...(expected && { expected }) };
    const soFar = results.subarray(0, end);
    const isOver = !next || setup !== ResultCode.made || reply.stopped !== undefined || reply.thrown.length > 0;
    const isDue = expected ? setup !== expected.setup || firstDifference(soFar, expected.results, start) >= 0 : isOver;
    const failure = isDue ? judgeCase(context.exercise, test, part, 0, shiftReply(reply, setup, start), soFar) : undefined;
    if (failure) {
      const calls = failure.callIndex + 1;
      const counted = calls - (index >= first ? measureFrom : 0);
      return { failure, calls, stepsPerCall: counted > 0 ? steps / counted : 0, entriesHeld, results: soFar };
    }
    called = end;
    // An exception that the check allows ends the case as well.
    if (isOver || !next) break;
    current = next;
  }
  const measured = called - measureFrom;
  return { calls: called, stepsPerCall: measured > 0 ? steps / measured : 0, entriesHeld, results: results.subarray(0, called) };
}

/** Returns a chunk's reply with its calls counted from the start of the case. */
function shiftReply(reply: RunReply, setup: number, start: number): Pick<RunReply, 'setupResults' | 'thrown' | 'stopped'> {
  const shift = (callIndex: number) => (callIndex < 0 ? callIndex : callIndex + start);
  return {
    setupResults: Int32Array.of(setup),
    thrown: reply.thrown.map((each) => ({ ...each, callIndex: shift(each.callIndex) })),
    ...(reply.stopped && { stopped: { ...reply.stopped, callIndex: shift(reply.stopped.callIndex) } }),
  };
}

function firstDifference(actual: Int32Array, expected: Int32Array, from: number): number {
  for (let index = from; index < actual.length; index++) if (actual[index] !== expected[index]) return index;
  return -1;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
