/** What an exercise's suite is written with: the only part of the grader that `exercises/` imports. */
import type { Arbitrary } from 'fast-check';
import type { RandomStream } from '../kernel/index.ts';
import { integerArgument, type CallCase, type CallInterface } from './protocol/calls.ts';
import type { Counterexample, Exhibit, Score } from './protocol/verdict.ts';
import type { WorldName, WorldTrace } from './protocol/world.ts';

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
export type { Counterexample, CallStep, Exhibit, Score } from './protocol/verdict.ts';
export type { WorldTrace } from './protocol/world.ts';

/** Where the results of a case first go wrong, found by a check where no model has the one right answer. */
export interface Finding {
  /** The first wrong call; -1: making the object. */
  readonly callIndex: number;
  /** What it should have given, in words or source text: `"a" or "b"`, `a node other than "c"`. */
  readonly expected: string;
}

/**
 * Judges the results of a case by what must hold of them. Must answer for every case that fits the interface, whatever a shrinker or an imported
 * file made of it. The results end with the first call that threw or did not end; that the grader fails itself, unless the test says `mayThrow`.
 * `setup` is ResultCode.made, or with `mayThrow` what came instead.
 */
export type Check = (one: CallCase, results: Int32Array, setup: number) => Finding | undefined;

/** A value against a budget of the manifest. */
export interface MeasuredValue {
  readonly id: string;
  readonly value: number;
  readonly budget: number;
  readonly unit: string;
  readonly atLeast?: true;
}

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
  /** How a visible test is shown, as lines of source with comments. Absent: its calls with the results that the model gives, if there is one. */
  readonly lines?: readonly string[];
}

/** Fixed cases or cases drawn from a stream, compared with the model call by call, or judged by a check. */
export interface CasesTest extends TestBase {
  readonly kind: 'cases';
  cases(stream: RandomStream): readonly CallCase[];
  /** Indices of the methods whose results are compared with the model; absent: all. */
  readonly judged?: readonly number[];
  /** Judges in place of the exercise's model or check. A failing case of such a test is shown as it is: it is neither made smaller nor kept. */
  readonly check?: Check;
  /** A call may throw a RangeError, and the check says whether it was right to. Absent: the model says so; a check never sees one. */
  readonly mayThrow?: true;
  /** Turns the results of all cases into measures, once none has failed. Such a test runs with the budgets. */
  measure?(cases: readonly CallCase[], results: readonly Int32Array[]): readonly MeasuredValue[];
  /** Scores the results of all cases, once none has failed. */
  score?(cases: readonly CallCase[], results: readonly Int32Array[]): Score;
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
  /** Count entries held too; it slows the calls down. */
  readonly watch?: true;
  /**
   * Turns steps per call at each size into measures, in the order of `sizes`. Ids and budgets are those of the manifest. `entriesHeld` is there when
   * watched: at each size the most entries that the collections in use held after any 512 of the measured calls; what counts is said in
   * `realm/learner/holdings.ts`.
   */
  measure(stepsPerCall: readonly number[], entriesHeld: readonly number[]): readonly MeasuredValue[];
}

/** Judges what came of simulations that the learner's code took part in. */
export interface SimulationTest extends TestBase {
  readonly kind: 'simulation';
  /** The simulations it looks at, by id; each runs once, whichever tests look at it. */
  readonly simulations: readonly string[];
  /** Judges the replayed runs, in the order of `simulations`. */
  // Each exercise has its own kind of run, and tests stand in one list.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  judge(runs: readonly any[]): SimulationJudgement;
}

/** What a simulation test found. */
export interface SimulationJudgement {
  /** Present when the rule is broken. */
  readonly failure?: {
    /** One sentence in place of the test's own. */
    readonly message?: string;
    /** The learner's code threw where it must not: the verdict is then an error, with the exception and its line. */
    readonly threw?: true;
    /** What happened, as steps; without `case`. */
    readonly counterexample?: Counterexample;
  };
  readonly measures?: readonly MeasuredValue[];
}

export type Test = CasesTest | WorkloadTest | BudgetTest | SimulationTest;

/** A scenario that the learner's code is run in. */
export interface Simulation {
  readonly id: string;
  /** What is said while it runs. */
  readonly label: string;
  /** Returns the scenario, JSON, drawn from the stream. */
  scenario(stream: RandomStream): unknown;
}

/** The closed loop of an exercise. */
export interface SimulatedWorld {
  readonly name: WorldName;
  readonly simulations: readonly Simulation[];
  /**
   * Runs the world again with the decisions made and returns what came of them. The trace is hostile: a decision that fits nothing ends the replay
   * as a fault of the learner's code.
   */
  replay(scenario: unknown, trace: WorldTrace): unknown;
  /** Returns what the replay view draws of the runs, by simulation id; only those that ran are there. */
  exhibits?(runs: ReadonlyMap<string, unknown>): readonly Exhibit[];
}

/** A failing case in a form that fast-check can make smaller. */
export interface Shrinking<T> {
  readonly arbitrary: Arbitrary<T>;
  toValue(failing: CallCase): T;
  fromValue(value: T): CallCase;
}

/** An exercise graded call by call against an exact model or by a check, and in simulations. */
export interface CallsExercise {
  readonly id: string;
  readonly version: string;
  readonly seed: string;
  readonly rules: readonly string[];
  readonly interface: CallInterface;
  /**
   * Returns the result code of each call of a case, and of making the object. It sees the whole case at once, so it is no solution. Absent where
   * several answers are right.
   */
  readonly model?: (one: CallCase) => { readonly setup: number; readonly results: Int32Array };
  /** Judges any case where there is no model. One of the two is there. */
  readonly check?: Check;
  /**
   * Returns what is held after each call, as JSON for the replay view: by a right object, or, where there is no model, as far as the results tell.
   * Only called on shrunk cases; the results end with the one that differs.
   */
  states(one: CallCase, results: Int32Array): readonly unknown[];
  /** Returns source text for how the object is made. */
  setupText(setup: readonly unknown[]): string;
  // Shrinking is contravariant in its value, so a list of exercises needs any here.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly shrinking: Shrinking<any>;
  readonly tests: readonly Test[];
  /** Present where the code is run in simulations. */
  readonly world?: SimulatedWorld;
  /** The setup for an object of a given capacity, for running access traces; absent where the exercise has no capacity. */
  readonly trace?: { readonly method: number; setup(capacity: number): readonly unknown[] };
}

/** Types a suite at its place of definition. */
export function defineCallsExercise(exercise: CallsExercise): CallsExercise {
  return exercise;
}

/** Collects calls into a case. */
export function buildCase(
  setup: readonly unknown[],
  calls: readonly (readonly [method: number, a?: number, b?: number, c?: number])[],
): CallCase {
  const third = calls.some((call) => call[3] !== undefined);
  return {
    setup,
    methods: Uint8Array.from(calls, ([method]) => method),
    a: Int32Array.from(calls, ([, a]) => a ?? integerArgument(0)),
    b: Int32Array.from(calls, ([, , b]) => b ?? integerArgument(0)),
    ...(third && { c: Int32Array.from(calls, ([, , , c]) => c ?? integerArgument(0)) }),
  };
}
