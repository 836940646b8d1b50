import type { OwnCodeRequest, OwnCodeResult } from '../own-code/messages.ts';
import type { GradeReport, Receipt, StoredCase } from '../protocol/verdict.ts';

/** One request to grade. `source` is the learner's TypeScript as typed. */
export interface GradeRequest {
  readonly exercise: string;
  readonly source: string;
  /** "visible" runs the tests shown in the statement, "full" the hidden ones and the budgets too. */
  readonly scope: 'visible' | 'full';
  /** Absent: the exercise's published seed, the same for everybody. */
  readonly seed?: string;
  /** Extra cases of the learner's own, as they stand in "my tests" (JSON of counterexamples added there). */
  readonly ownTests?: readonly OwnTest[];
}

/** A test the learner kept from a failure: replays the calls and compares with the judge's model. */
export interface OwnTest {
  readonly id: string;
  readonly rule: string;
  readonly case: StoredCase;
}

/** How far a run has come; `fraction` is in [0, 1] and never goes back. */
export interface GradeProgress {
  readonly stage: 'loading' | 'compiling' | 'visible' | 'rules' | 'workloads' | 'budgets' | 'shrinking';
  readonly label: string;
  readonly fraction: number;
}

/** A run under way. Cancelling ends both workers; the promise then rejects with an AbortError. */
export interface GradeRun {
  readonly report: Promise<GradeReport>;
  cancel(): void;
}

/** Turns TypeScript into JavaScript with every line and column kept. */
export type StripTypes = (source: string) => Promise<StripResult>;

export type StripResult =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly message: string; readonly line: number; readonly column: number };

/** The outcome of checking a receipt by running its code again. */
export interface RegradeResult {
  readonly matches: boolean;
  readonly differences: readonly (keyof Receipt | 'exercise')[];
  readonly report: GradeReport;
}

/** One cache access trace run through the learner's cache: `hits[i]` is 1 where key i was found. */
export interface CacheTraceRequest {
  readonly exercise: string;
  readonly source: string;
  readonly capacity: number;
  /** Key ids, 0 to 2^31 - 1. */
  readonly keys: Int32Array;
}

/** A design under simulation. Cancelling ends the workers at once; the promise then rejects with an AbortError. */
export interface DesignRun {
  /** Rejects with words for the learner when the design cannot run at all; broken parts are among the result's problems. */
  readonly result: Promise<OwnCodeResult>;
  cancel(): void;
}

/** What a page uses to have code graded. One at a time; a second call while one runs cancels the first. */
export interface Grader {
  /** Opens the sandbox and locks its realm down before it is needed, so that the first verdict is quick. Loads no tests. */
  warm(): void;
  grade(request: GradeRequest, onProgress?: (progress: GradeProgress) => void): GradeRun;
  regrade(
    source: string,
    receipt: Receipt & { readonly exercise: string },
    onProgress?: (progress: GradeProgress) => void,
  ): Promise<RegradeResult>;
  /** Counts hits of the learner's cache on a trace, in the same sandbox; rejects with the problem's message when the code fails. */
  countHits(request: CacheTraceRequest): Promise<{ readonly hits: number }>;
  /** Simulates a design with the learner's code in its components, in a sandbox of the same kind. `onProgress` hears about ten times a second. */
  simulateDesign(request: OwnCodeRequest, onProgress?: (progress: { readonly fraction: number }) => void): DesignRun;
  /** Ends the sandbox and frees its memory. */
  dispose(): void;
}

/** Creates the grader of a page. See `createGrader` in `./index.ts`. */
export type CreateGrader = (options: { readonly stripTypes: StripTypes }) => Grader;
