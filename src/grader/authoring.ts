/** What an exercise's suite is written with: the only part of the grader that `exercises/` imports. */
import type { Arbitrary } from 'fast-check';
import type { RandomStream } from '../kernel/index.ts';
import { integerArgument, type CallCase, type CallInterface } from './protocol/calls.ts';

export { integer, tuple, array, record, constantFrom } from 'fast-check';
export {
  integerArgument,
  integerOfResult,
  integerResult,
  resultOfArgument,
  textOfArgument,
  textOfResult,
  packCases,
  ResultCode,
} from './protocol/calls.ts';
export type { CallCase, CallInterface, MethodSpec, ValueSpec } from './protocol/calls.ts';
export type { Counterexample, CallStep } from './protocol/verdict.ts';

/** What every test has. */
interface TestBase {
  /** "R4/get-touches": unique in the suite; mutants name it. */
  readonly id: string;
  /** The rule it checks. */
  readonly rule: string;
  /** What it checks, for the list of visible tests and for authors. */
  readonly title: string;
  /** One sentence for the learner when it fails: what the code did wrong, without naming the test. */
  readonly failure: string;
  /** Shown in the workspace and run by "run visible tests". */
  readonly visible?: boolean;
}

/** Fixed cases or cases drawn from a stream, compared with the model call by call. */
export interface CasesTest extends TestBase {
  readonly kind: 'cases';
  cases(stream: RandomStream): readonly CallCase[];
  /** Indices of the methods whose results are compared; absent: all. */
  readonly judged?: readonly number[];
}

/** One long case on one object, compared with the model call by call; run after the budgets, in chunks. */
export interface WorkloadTest extends TestBase {
  readonly kind: 'workload';
  generate(stream: RandomStream): CallCase;
}

/** Metered steps at growing sizes. Fails when a measure is over its budget. */
export interface BudgetTest extends TestBase {
  readonly kind: 'budget';
  /** Sizes n, growing; each is prepared and measured on an object of its own. */
  readonly sizes: readonly number[];
  /** Brings the object to size n (not measured), then the calls to measure. Results are compared with the model too. */
  prepare(size: number, stream: RandomStream): { readonly fill: CallCase; readonly measured: CallCase };
  /** Turns steps per call at each size into measures, in the order of `sizes`. Ids and budgets are those of the manifest. */
  measure(
    stepsPerCall: readonly number[],
  ): readonly { readonly id: string; readonly value: number; readonly budget: number; readonly unit: string }[];
}

export type Test = CasesTest | WorkloadTest | BudgetTest;

/** A failing case in a form that fast-check can make smaller. */
export interface Shrinking<T> {
  readonly arbitrary: Arbitrary<T>;
  toValue(failing: CallCase): T;
  fromValue(value: T): CallCase;
}

/** An exercise graded call by call against an exact model. */
export interface CallsExercise {
  readonly id: string;
  readonly version: string;
  readonly seed: string;
  readonly rules: readonly string[];
  readonly interface: CallInterface;
  /** Returns the result code of each call of a case, and of making the object. It sees the whole case at once, so it is no solution. */
  model(one: CallCase): { readonly setup: number; readonly results: Int32Array };
  /** Returns what a right object holds after each call, as JSON for the replay view. Only called on shrunk cases. */
  states(one: CallCase): readonly unknown[];
  /** Returns source text for how the object is made. */
  setupText(setup: readonly unknown[]): string;
  // Shrinking is contravariant in its value, so a list of exercises needs any here.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly shrinking: Shrinking<any>;
  readonly tests: readonly Test[];
  /** The setup for an object of a given capacity, for running access traces; absent where the exercise has no capacity. */
  readonly trace?: { readonly method: number; setup(capacity: number): readonly unknown[] };
}

/** Types a suite at its place of definition. */
export function defineCallsExercise(exercise: CallsExercise): CallsExercise {
  return exercise;
}

/** Collects calls into a case. */
export function buildCase(setup: readonly unknown[], calls: readonly (readonly [method: number, a?: number, b?: number])[]): CallCase {
  return {
    setup,
    methods: Uint8Array.from(calls, ([method]) => method),
    a: Int32Array.from(calls, ([, a]) => a ?? integerArgument(0)),
    b: Int32Array.from(calls, ([, , b]) => b ?? integerArgument(0)),
  };
}
