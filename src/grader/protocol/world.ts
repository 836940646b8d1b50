/**
 * A closed loop: a simulated world runs beside the learner's code in the learner's realm and records what the code decided; the judge runs the same
 * world again with those decisions and computes every consequence itself.
 */

/** The worlds there are; each is a module of `src/sim`. */
export type WorldName = 'cluster' | 'saga';

/** What the learner's code decided, in order. What the numbers mean is the world's own. */
export interface WorldTrace {
  readonly decisions: Int32Array;
  /** Texts that decisions refer to by index: keys, results as JSON. Bounded by the world. */
  readonly texts: readonly string[];
  /** Metered steps of each decision. No part of the transcript: engines sort with a different number of comparisons. */
  readonly steps?: Int32Array;
  /** What was thrown, in the words of the engine; no part of the transcript for the same reason. */
  readonly words?: readonly string[];
}

/** The learner's code as a world sees it in the learner's realm. */
export interface WorldHost {
  /**
   * Makes the learner's function anew: a fresh copy of its module, so that nothing survives in module variables. Runs the learner's code; call it
   * within {@link WorldHost.attempt}.
   */
  makeEntry(): (env: unknown) => unknown;
  /** Runs some of the learner's code with the step limit of a call, and says how it ended. */
  attempt<T>(work: () => T): Attempt<T>;
  /**
   * Allows the step limit of a call from now on, for the learner's code that runs later, in microtasks. Returns false when the limit was reached
   * before; the world then ends the run.
   */
  allow(): boolean;
  /**
   * Gives the world's own code, whose built-ins are metered too, all the steps it needs: call it when microtasks have run and before anything else.
   * Returns false when the learner's code reached the limit; the world then ends the run.
   */
  rest(): boolean;
  /** Metered steps of the learner's code so far. */
  readonly steps: () => number;
  /** Says in at most 300 characters what was thrown; runs the learner's getters safely. */
  describe(error: unknown): string;
}

/** How a piece of the learner's code ended. `stopped`: at the step limit, which ends the run. */
export type Attempt<T> =
  | { readonly kind: 'returned'; readonly value: T }
  | { readonly kind: 'threw'; readonly error: unknown; readonly isRangeError: boolean }
  | { readonly kind: 'stopped' };

/** Runs a scenario with the learner's code. Scenarios are JSON. A rejection is a bug of ours. */
export type World = (scenario: never, host: WorldHost) => WorldTrace | Promise<WorldTrace>;
