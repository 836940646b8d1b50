/** The outcome of grading as data; words are made from it in `format/`. Extends shared contract verdict.ts. */
export type VerdictOutcome = 'pass' | 'fail' | 'error' | 'timeout' | 'invalid' | 'inconclusive';

/** One rule of the statement, R1, R2 ..., and whether the code keeps it. */
export interface RuleResult {
  readonly id: string;
  readonly outcome: 'pass' | 'fail' | 'skipped';
  /** One sentence for the learner; present when the rule failed. */
  readonly message?: string;
  /** The smallest failing case found. */
  readonly counterexample?: Counterexample;
  /** The test that found it: "R4/get-touches". */
  readonly test?: string;
}

/**
 * A failing case a person can step through: the calls made, what each should have returned and what it returned. Of a simulation, the steps are
 * what happened in it.
 */
export interface Counterexample {
  readonly kind: 'calls';
  /** How the object under test was made, as source text: `createCache({ capacity: 2 })`. */
  readonly setup: string;
  readonly steps: readonly CallStep[];
  /** Index of the first step whose actual result differs from the expected one. */
  readonly divergence: number;
  /** The case itself, for "add to my tests"; absent where it cannot be run by itself. */
  readonly case?: StoredCase;
}

/** A case as JSON: the options of the entry function (one element an object), and the calls as method index and two argument codes (see `calls.ts`). */
export interface StoredCase {
  readonly setup: readonly unknown[];
  readonly calls: readonly (readonly [method: number, a: number, b: number] | readonly [method: number, a: number, b: number, c: number])[];
}

/** One call of a counterexample. Texts are JavaScript source, such as `get("a")` and `undefined`. */
export interface CallStep {
  readonly call: string;
  readonly expected: string;
  /** Absent after the divergence, where results no longer mean anything. */
  readonly actual?: string;
  /** What the exercise's model holds after the call, for its replay view; JSON. */
  readonly state?: unknown;
}

/** A measured quantity against its budget; a value at most the budget passes, or at least the budget where `atLeast` is set. */
export interface Measure {
  readonly id: string;
  readonly value: number;
  readonly budget: number;
  readonly unit: string;
  readonly outcome: 'pass' | 'fail';
  readonly atLeast?: true;
}

/** The score of an open challenge: what was reached on each part, and which marks it passes. */
export interface Score {
  /** The mean over the parts. */
  readonly value: number;
  /** What reaches 0 and what reaches 1: "LRU", "Belady". */
  readonly scale: { readonly zero: string; readonly one: string };
  readonly parts: readonly ScorePart[];
  /** Marks to reach, highest first: scores of published algorithms measured on the same parts. */
  readonly medals: readonly { readonly id: string; readonly title: string; readonly value: number }[];
}

/** One part of what is scored. */
export interface ScorePart {
  readonly id: string;
  readonly title: string;
  readonly value: number;
  /** The figures behind it, as a phrase. */
  readonly detail: string;
  /** What the medals' algorithms reach on this part, by their ids. */
  readonly marks: readonly { readonly id: string; readonly value: number }[];
}

/** What a run showed, drawn by the exercise's replay view: queues over time, say. Not part of the verdict. */
export interface Exhibit {
  readonly id: string;
  readonly title: string;
  /** JSON; the exercise's own shape. */
  readonly data: unknown;
}

/** What replays a verdict exactly: the same exercise version, code and seed give the same transcript hash. */
export interface Receipt {
  readonly exerciseVersion: string;
  /** SHA-256 of the learner's TypeScript source as UTF-8, hex. */
  readonly codeHash: string;
  readonly seed: string;
  /** SHA-256 over every case sent and every result received, hex. */
  readonly transcriptHash: string;
}

/** Why there is no pass or fail: what happened, where in the learner's own source, and what to do. */
export interface Problem {
  readonly kind:
    | 'syntax' // does not parse, or uses TypeScript that has no erasable form
    | 'forbidden' // uses what the sandbox does not offer: import, import(), eval
    | 'too-large' // the source is longer than the limit
    | 'wrong-export' // does not export what the contract asks for
    | 'threw' // threw while loading, or where the contract says nothing is thrown
    | 'step-limit' // an endless loop, or work out of all proportion
    | 'silent' // no answer while the machine was otherwise responsive
    | 'stalled' // no answer, and the machine itself was not responsive: run again
    | 'memory' // the sandbox ran out of memory or its process died
    | 'internal'; // a bug of ours
  readonly message: string;
  readonly remedy: string;
  /** 1-based, in the learner's source. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
}

export interface Verdict {
  readonly exercise: string;
  readonly outcome: VerdictOutcome;
  readonly rules: readonly RuleResult[];
  readonly measures: readonly Measure[];
  readonly receipt: Receipt;
  /** Present when the outcome is error, timeout, invalid or inconclusive. */
  readonly problem?: Problem;
  /** Which tests ran. Only "full" can pass an exercise. */
  readonly scope: 'visible' | 'full';
  /** Calls made on the learner's code in all. */
  readonly calls: number;
  /** Present where the exercise is scored. */
  readonly score?: Score;
  /** The visible tests one by one, then the learner's own; of hidden tests only the rules are told. */
  readonly visibleTests: readonly TestResult[];
}

/** One test the learner may see. `counterexample` is present when it failed: the test itself, not shrunk. */
export interface TestResult {
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly outcome: 'pass' | 'fail' | 'skipped';
  readonly counterexample?: Counterexample;
}

/** A line the learner's code printed; `text` is bounded in length, the number of lines too. */
export interface ConsoleLine {
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  readonly text: string;
}

/** A verdict with what is only of interest: wall time and console output, neither of which decides anything. */
export interface GradeReport {
  readonly verdict: Verdict;
  readonly console: readonly ConsoleLine[];
  /** Lines printed beyond the limit and dropped. */
  readonly consoleDropped: number;
  readonly exhibits: readonly Exhibit[];
  readonly elapsedMs: number;
}
