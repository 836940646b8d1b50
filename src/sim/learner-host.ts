/** How a piece of the learner's code ended. `stopped`: at the step limit, which ends the run. */
export type Attempt<T> =
  | { readonly kind: 'returned'; readonly value: T }
  | { readonly kind: 'threw'; readonly error: unknown; readonly isRangeError: boolean }
  | { readonly kind: 'stopped' };

/** The learner's code as a simulated world sees it in the learner's realm. */
export interface LearnerHost {
  /**
   * Makes the learner's function anew: a fresh copy of its module, so that nothing survives in module variables. Runs the learner's code; call it
   * within {@link LearnerHost.attempt}.
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
  /** Returns the metered steps of the learner's code so far. */
  readonly steps: () => number;
  /** Says in at most 300 characters what was thrown; runs the learner's getters safely. */
  describe(error: unknown): string;
}
