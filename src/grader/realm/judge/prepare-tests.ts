import { createStream } from '../../../kernel/index.ts';
import { packCases, type CallBatch, type CallCase } from '../../protocol/calls.ts';
import type { CallsExercise, Test } from '../../authoring.ts';
import { hashBatch } from './transcript.ts';

/** A case with what the model answers to it. */
export interface PreparedCase {
  readonly case: CallCase;
  readonly expected: { readonly setup: number; readonly results: Int32Array };
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

const chunkCalls = 8192;
/** Smaller where cost is measured: code that works in proportion to its size must answer well within the watchdog's time there too. */
const measuredChunkCalls = 512;
const prepared = new WeakMap<CallsExercise, { readonly seed: string; readonly tests: Map<string, PreparedTest> }>();

/**
 * Returns a test's cases and the model's answers, drawn from the seed. Those of the last seed are kept, because a learner grades again and again
 * with the published one, and drawing them takes longer than running them.
 */
export function prepareTest(exercise: CallsExercise, test: Test, seed: string): PreparedTest {
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

function prepare(exercise: CallsExercise, test: Test, seed: string): PreparedTest {
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
  const batch = packCases(cases);
  return { kind: 'cases', cases: cases.map((one) => ({ case: one, expected: exercise.model(one) })), batch, hash: hashBatch(batch) };
}

function prepareLongCase(exercise: CallsExercise, one: CallCase, measureFrom: number): PreparedLongCase {
  const bounds = chunkBounds(one.methods.length, measureFrom);
  const chunks = bounds.slice(1).map((end, index) => {
    const batch = packCases([sliceCase(one, bounds[index]!, end)]);
    return { batch, hash: hashBatch(batch) };
  });
  return { case: one, expected: exercise.model(one), measureFrom, bounds, chunks };
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
  return { setup: one.setup, methods: one.methods.slice(from, to), a: one.a.slice(from, to), b: one.b.slice(from, to) };
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
  return { setup: first.setup, methods, a: words(first.a, second.a), b: words(first.b, second.b) };
}
