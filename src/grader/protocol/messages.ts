import type { CallBatch, CallInterface } from './calls.ts';
import type { ConsoleLine, Problem } from './verdict.ts';
import type { WorldName, WorldTrace } from './world.ts';

/** How much the learner's code may do before it is stopped, in metered steps. */
export interface StepLimits {
  readonly perCall: number;
  readonly perBatch: number;
}

/** Judge to learner. Requests are answered in order. */
export type LearnerRequest =
  | {
      readonly kind: 'load';
      readonly id: number;
      readonly code: string;
      readonly interface: CallInterface;
      readonly seed: string;
      readonly limits: StepLimits;
    }
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly batch: CallBatch;
      readonly limits: StepLimits;
      /** "case": a fresh copy of the module for each case. "batch": one, newly compiled, for the batch. "continue": the objects of the last case of the batch before. */
      readonly module: 'case' | 'batch' | 'continue';
      /** Count the entries of the collections that the calls work with. */
      readonly watch?: true;
    }
  | {
      readonly kind: 'simulate';
      readonly id: number;
      readonly world: WorldName;
      /** JSON. */
      readonly scenario: unknown;
      readonly limits: StepLimits;
    };

/** Something thrown by the learner's code, bounded in length. */
export interface Thrown {
  readonly caseIndex: number;
  /** -1: while the object was made. */
  readonly callIndex: number;
  readonly message: string;
  readonly line?: number;
}

/** Learner to judge. */
export type LearnerReply =
  | { readonly kind: 'ready' }
  /** Work goes on. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'loaded'; readonly id: number; readonly problem?: Problem }
  | {
      readonly kind: 'ran';
      readonly id: number;
      /** A result code a call. */
      readonly results: Int32Array;
      /** A result code a case: made, threw, threwRangeError. */
      readonly setupResults: Int32Array;
      /** Metered steps of all calls of the batch. */
      readonly steps: number;
      /** Entries of the collections that the last case's calls worked with, as they were after them; see `holdings.ts`. Present when watched. */
      readonly held?: number;
      /** The first few exceptions. */
      readonly thrown: readonly Thrown[];
      /** Where the step limit stopped the code, when it did; the rest of the batch was not run. */
      readonly stopped?: { readonly caseIndex: number; readonly callIndex: number; readonly line?: number };
      readonly console: readonly ConsoleLine[];
      readonly consoleDropped: number;
    }
  | {
      readonly kind: 'simulated';
      readonly id: number;
      readonly trace: WorldTrace;
      /** Metered steps of the learner's code in all. */
      readonly steps: number;
      /** The first few exceptions that reached the world. */
      readonly thrown: readonly Thrown[];
      /** Present when the step limit ended the run: the last line seen. */
      readonly stoppedLine?: number;
      readonly console: readonly ConsoleLine[];
      readonly consoleDropped: number;
    };
