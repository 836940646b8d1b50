import { assert, createStream } from '../../../kernel/index.ts';
import { packCases, type CallBatch, type CallCase } from '../../protocol/calls.ts';
import type { CallsExercise, CasesTest, Test } from '../../authoring.ts';
import { hashBatch } from './transcript.ts';

/** What the model answers to a case. */
export interface Expected {
  readonly setup: number;
  readonly results: Int32Array;
}

/** A case with what the model answers to it; without where a check judges. */
export interface PreparedCase {
  readonly case: CallCase;
  readonly expected?: Expected;
}

/** A long case cut into the batches in which it is sent. */
export interface PreparedLongCase extends PreparedCase {
  /** Calls before this one are not measured. */
  readonly measureFrom: number;
  /** Chunk i has the calls bounds[i] to bounds[i + 1]. */
  readonly bounds: readonly number[];
  readonly chunks: readonly { readonly batch: CallBatch; readonly hash: Uint8Array }[];
}

/** What a test sends and expects. */
export type PreparedTest =
  | { readonly kind: 'cases'; readonly cases: readonly PreparedCase[]; readonly batch: CallBatch; readonly hash: Uint8Array }
  | { readonly kind: 'long'; readonly cases: readonly PreparedLongCase[] };

/** Tests that make calls on the learner's object, apart from simulations. */
export type CallsTest = Exclude<Test, { kind: 'simulation' }>;

const chunkCalls = 8192;
/** Smaller where cost is measured: code that works in proportion to its size must answer well within the watchdog's time there too. */
const measuredChunkCalls = 512;
const prepared = new WeakMap<CallsExercise, { readonly seed: string; readonly tests: Map<string, PreparedTest> }>();

/**
 * Returns a test's cases and the model's answers, drawn from the seed. Those of the last seed are kept, because a learner grades again and again
 * with the published one, and drawing them takes longer than running them.
 */
export function prepareTest(exercise: CallsExercise, test: CallsTest, seed: string): PreparedTest {
  let kept = prepared.get(exercise);
  if (kept?.seed !== seed) {
    kept = { seed, tests: new Map() };
    prepared.set(exercise, kept);
  }
  let found = kept.tests.get(test.id);
  // A learner's own tests change, so they are never kept.
  if (!found || !exercise.tests.includes(test)) {
    found = prepare(exercise, test, seed);
    if (exercise.tests.includes(test)) kept.tests.set(test.id, found);
  }
  return found;
}

function prepare(exercise: CallsExercise, test: CallsTest, seed: string): PreparedTest {
  const stream = createStream(`${seed}/${test.id}`);
  if (test.kind === 'workload') return { kind: 'long', cases: [prepareLongCase(exercise, test.generate(stream), 0)] };
  if (test.kind === 'budget') {
    const cases = test.sizes.map((size) => {
      const { fill, measured } = test.prepare(size, stream.fork(String(size)));
      return prepareLongCase(exercise, joinCases(fill, measured), fill.methods.length);
    });
    return { kind: 'long', cases };
  }
  const cases = test.cases(stream);
  if (cases.some((one) => one.methods.length > chunkCalls))
    return { kind: 'long', cases: cases.map((one) => prepareLongCase(exercise, one, 0, test)) };
  const batch = packCases(cases);
  return { kind: 'cases', cases: cases.map((one) => ({ case: one, ...expectedOf(exercise, one, test) })), batch, hash: hashBatch(batch) };
}

/** Returns what the model answers to a case, unless the test or the exercise judges by a check. */
export function expectedOf(exercise: CallsExercise, one: CallCase, test?: CasesTest): { readonly expected?: Expected } {
  if (test?.check) return {};
  assert(exercise.model ?? exercise.check, `${exercise.id} has neither a model nor a check`);
  return exercise.model ? { expected: exercise.model(one) } : {};
}

function prepareLongCase(exercise: CallsExercise, one: CallCase, measureFrom: number, test?: CasesTest): PreparedLongCase {
  const bounds = chunkBounds(one.methods.length, measureFrom);
  const chunks = bounds.slice(1).map((end, index) => {
    const batch = packCases([sliceCase(one, bounds[index]!, end)]);
    return { batch, hash: hashBatch(batch) };
  });
  return { case: one, ...expectedOf(exercise, one, test), measureFrom, bounds, chunks };
}

/** Returns chunk borders from 0 to the length, one of them at `measureFrom`. */
function chunkBounds(length: number, measureFrom: number): number[] {
  const bounds: number[] = [];
  for (let at = 0; at < measureFrom; at += chunkCalls) bounds.push(at);
  for (let at = measureFrom; at < length; at += measureFrom > 0 ? measuredChunkCalls : chunkCalls) bounds.push(at);
  return [...bounds, length];
}

/** Returns calls `from` to `to` of a case as a case. */
export function sliceCase(one: CallCase, from: number, to: number): CallCase {
  const { setup, methods, a, b, c } = one;
  return { setup, methods: methods.slice(from, to), a: a.slice(from, to), b: b.slice(from, to), ...(c && { c: c.slice(from, to) }) };
}

function joinCases(first: CallCase, second: CallCase): CallCase {
  const words = (a: Int32Array, b: Int32Array) => {
    const joined = new Int32Array(a.length + b.length);
    joined.set(a);
    joined.set(b, a.length);
    return joined;
  };
  const methods = new Uint8Array(first.methods.length + second.methods.length);
  methods.set(first.methods);
  methods.set(second.methods, first.methods.length);
  const none = (one: CallCase) => one.c ?? new Int32Array(one.methods.length).fill(-1);
  const c = (first.c ?? second.c) && { c: words(none(first), none(second)) };
  return { setup: first.setup, methods, a: words(first.a, second.a), b: words(first.b, second.b), ...c };
}
