import { createStream } from '../../../kernel/index.ts';
import { packCases, ResultCode, type CallCase } from '../../protocol/calls.ts';
import type { BudgetTest, CallsExercise, CasesTest, Test, WorkloadTest } from '../../authoring.ts';
import type { StepLimits, Thrown } from '../../protocol/messages.ts';
import type { Measure } from '../../protocol/verdict.ts';
import type { LearnerLink, RunReply } from './learner-link.ts';
import type { Transcript } from './transcript.ts';

/** Steps allowed for small cases: an endless loop is found after a million steps, a few milliseconds. */
export const caseLimits: StepLimits = { perCall: 1_000_000, perBatch: 50_000_000 };
/** Steps allowed in a chunk of a long case. */
export const chunkLimits: StepLimits = { perCall: 5_000_000, perBatch: 60_000_000 };
const chunkCalls = 8192;

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
  const stream = createStream(`${context.seed}/${test.id}`);
  if (test.kind === 'cases') return runCases(context, test, test.cases(stream));
  if (test.kind === 'workload') return runWorkload(context, test, test.generate(stream));
  return runBudget(context, test, (size) => test.prepare(size, stream.fork(String(size))));
}

/** Runs small cases in one batch, each on a fresh copy of the module, and returns the first failure with the fewest calls. */
export async function runCases(context: TestContext, test: CasesTest, cases: readonly CallCase[]): Promise<TestOutcome> {
  const batch = packCases(cases);
  const reply = await context.link.run(batch, caseLimits, 'case');
  context.onConsole(reply);
  context.transcript.addBatch(batch, reply.setupResults, reply.results);
  let failure: Failure | undefined;
  for (let index = 0; index < cases.length; index++) {
    const results = reply.results.subarray(batch.starts[index]!, batch.starts[index + 1]!);
    const found = compareCase(context.exercise, test, cases[index]!, index, reply, results);
    // A later failure may be smaller and so a better start for shrinking, but never one that needs no call.
    if (found && (!failure || found.callIndex < failure.callIndex)) failure = found;
    if (reply.stopped?.caseIndex === index) break;
  }
  return { calls: batch.methods.length, ...(failure && { failure }) };
}

/** Compares one case's results with the model; returns the first difference among the judged methods. */
export function compareCase(
  exercise: CallsExercise,
  test: Test,
  one: CallCase,
  caseIndex: number,
  reply: Pick<RunReply, 'setupResults' | 'thrown' | 'stopped'>,
  results: Int32Array,
): Failure | undefined {
  const expected = exercise.model(one);
  const fail = (callIndex: number, actual: number): Failure => {
    const thrown = reply.thrown.find((each) => each.caseIndex === caseIndex && each.callIndex === callIndex);
    const stopped = actual === ResultCode.stopped || (callIndex === -1 && reply.stopped?.callIndex === -1 && reply.stopped.caseIndex === caseIndex);
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

/** Runs one long case in chunks on one object. Two chunks are under way at a time, so that judge and learner work side by side. */
async function runWorkload(context: TestContext, test: WorkloadTest, one: CallCase): Promise<TestOutcome> {
  const { failure } = await runLongCase(context, test, one, 0);
  return { calls: one.methods.length, ...(failure && { failure }) };
}

/** Measures steps a call at each size, stopping once a measure is over its budget. */
async function runBudget(context: TestContext, test: BudgetTest, prepare: (size: number) => ReturnType<BudgetTest['prepare']>): Promise<TestOutcome> {
  const stepsPerCall: number[] = [];
  let calls = 0;
  for (const size of test.sizes) {
    const { fill, measured } = prepare(size);
    const whole = joinCases(fill, measured);
    calls += whole.methods.length;
    const { failure, steps } = await runLongCase(context, test, whole, fill.methods.length);
    stepsPerCall.push(steps / measured.methods.length);
    const stopped = failure?.actual === ResultCode.stopped;
    if (failure && !stopped) return { calls, failure };
    const measures = test.measure(stepsPerCall).map((each): Measure => ({ ...each, value: round(each.value), outcome: each.value <= each.budget ? 'pass' : 'fail' }));
    const isOver = measures.some((each) => each.outcome === 'fail');
    // The step limit is far beyond any budget: running into it fails whatever was measured until then.
    if (stopped) return { calls, failure, measures: measures.map((each) => ({ ...each, outcome: 'fail' })) };
    if (isOver) return { calls, measures };
    if (size === test.sizes.at(-1)) return { calls, measures };
  }
  return { calls, measures: [] };
}

/** Runs a case in chunks; returns the first failure, and the steps spent from call `measureFrom` on. */
async function runLongCase(context: TestContext, test: Test, one: CallCase, measureFrom: number): Promise<{ failure?: Failure; steps: number }> {
  const bounds = chunkBounds(one.methods.length, measureFrom);
  const send = (index: number) => {
    const chunk = sliceCase(one, bounds[index]!, bounds[index + 1]!);
    const batch = packCases([chunk]);
    return { batch, reply: context.link.run(batch, chunkLimits, index === 0 ? 'batch' : 'continue') };
  };
  let steps = 0;
  let current = send(0);
  const expected = context.exercise.model(one);
  for (let index = 0; index + 1 < bounds.length; index++) {
    const next = index + 2 < bounds.length ? send(index + 1) : undefined;
    next?.reply.catch(() => undefined);
    const reply = await current.reply;
    context.onConsole(reply);
    context.transcript.addBatch(current.batch, reply.setupResults, reply.results);
    if (bounds[index]! >= measureFrom) steps += reply.steps;
    const start = bounds[index]!;
    const end = bounds[index + 1]!;
    if (reply.setupResults[0] !== expected.setup) return { failure: { test, case: one, callIndex: -1, actual: reply.setupResults[0]! }, steps };
    const wrong = firstDifference(reply.results, expected.results.subarray(start, end));
    if (wrong >= 0) {
      const failure = longFailure(test, one, start + wrong, reply, wrong);
      return { failure, steps: reply.stopped ? Math.max(steps, chunkLimits.perCall) : steps };
    }
    if (next) current = next;
  }
  return { steps };
}

function longFailure(test: Test, one: CallCase, callIndex: number, reply: RunReply, indexInChunk: number): Failure {
  const actual = reply.results[indexInChunk]!;
  const thrown = reply.thrown.find((each) => each.callIndex === indexInChunk);
  const line = actual === ResultCode.stopped ? reply.stopped?.line : undefined;
  return { test, case: one, callIndex, actual, ...(thrown && { thrown }), ...(line !== undefined && { stoppedLine: line }) };
}

/** Returns chunk borders from 0 to the length, one of them at `measureFrom`. */
function chunkBounds(length: number, measureFrom: number): number[] {
  const bounds: number[] = [];
  for (let at = 0; at < measureFrom; at += chunkCalls) bounds.push(at);
  for (let at = measureFrom; at < length; at += chunkCalls) bounds.push(at);
  return [...bounds, length];
}

function firstDifference(actual: Int32Array, expected: Int32Array): number {
  for (let index = 0; index < actual.length; index++) if (actual[index] !== expected[index]) return index;
  return -1;
}

/** Returns calls `from` to `to` of a case as a case. */
export function sliceCase(one: CallCase, from: number, to: number): CallCase {
  return { setup: one.setup, methods: one.methods.slice(from, to), a: one.a.slice(from, to), b: one.b.slice(from, to) };
}

function joinCases(first: CallCase, second: CallCase): CallCase {
  const join = <T extends Uint8Array | Int32Array>(a: T, b: T): T => {
    const joined = a instanceof Uint8Array ? new Uint8Array(a.length + b.length) : new Int32Array(a.length + b.length);
    joined.set(a);
    joined.set(b, a.length);
    return joined as T;
  };
  return { setup: first.setup, methods: join(first.methods, second.methods), a: join(first.a, second.a), b: join(first.b, second.b) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
