/** What an action or a compensation is called with. */
export interface StepContext {
  /**
   * The idempotency key. The same for every try of this action, or of this compensation, of this saga, also after a crash.
   * An action and its compensation have different keys, and so have different steps and different sagas. A text of at most
   * 300 characters.
   */
  readonly key: string;
  /** The id that `run` was called with. */
  readonly sagaId: string;
  /** The input of the first call of `run` with this id. */
  readonly input: unknown;
  /** Results of the steps done so far, by step name. */
  readonly results: Readonly<Record<string, unknown>>;
}

/**
 * What a call throws. Definite: this try certainly did not happen. Not definite (an answer lost): it may have happened.
 * Anything else thrown, which need not be an `Error`, counts as neither definite nor retryable. Every call answers or throws
 * in the end.
 */
export interface CallError extends Error {
  readonly definite: boolean;
  /** Whether trying again can help. */
  readonly retryable: boolean;
}

/**
 * A step of a saga. Results, inputs and log records are JSON values; an action that returns nothing has the result `null`.
 *
 * A retryable failure is tried again, up to `retry.maxAttempts` tries of the call in one life of the coordinator, each after
 * a wait of `random() * min(capMs, baseMs * 2^(tries - 1))`, where `tries` counts those made. A call has failed for good when
 * it may not be tried again. When an action has failed for good:
 *
 * - Before the pivot is done, the saga compensates: the failed step too, unless every try of it failed definitely, then the
 *   steps done, last first. A compensation that fails for good does not stop the others; the outcome is then stuck at it.
 * - After the pivot is done, the saga is stuck at the step, and nothing is compensated.
 */
export interface Step {
  /** Unique in its definition; any text. */
  readonly name: string;
  /** Does the step. May be called again with the same key: the service then does nothing more, and answers as it did. */
  action(context: StepContext): Promise<unknown>;
  /** Undoes the action; harmless if the action never happened. Absent: nothing to undo. */
  compensation?(context: StepContext): Promise<void>;
  /** Once this step is done the saga only goes forward. */
  readonly pivot?: boolean;
}

/** A kind of saga: what it does, in order. */
export interface SagaDefinition {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** Any JSON value of at most 16,384 characters; the coordinator chooses its shape. */
export type LogRecord = unknown;

/** What `createCoordinator` is given. */
export interface SagaEnv {
  readonly definitions: readonly SagaDefinition[];
  /**
   * The durable log. A record is durable once `append` resolves; a crash before that may or may not have kept it. A rejected
   * append kept nothing: `run` rejects with its error, no further call is made, and `recover` finishes the saga later.
   */
  readonly log: {
    append(record: LogRecord): Promise<void>;
    /** Returns all records in the order in which they were appended. */
    read(): Promise<readonly LogRecord[]>;
  };
  /** Virtual milliseconds. */
  readonly now: () => number;
  /** Resolves after so many virtual milliseconds; whole ones are as good as fractions. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Uniform in [0, 1); other numbers after a restart. */
  readonly random: () => number;
  readonly retry: { readonly maxAttempts: number; readonly baseMs: number; readonly capMs: number };
}

/** What becomes of a saga. */
export type Outcome =
  | { readonly id: string; readonly status: 'completed'; readonly results: Readonly<Record<string, unknown>> }
  | { readonly id: string; readonly status: 'compensated'; readonly failedStep: string }
  /** Tries ran out past the pivot, or in a compensation: someone must look. Of several compensations, any may be named. */
  | { readonly id: string; readonly status: 'stuck'; readonly step: string };

/** Runs sagas and survives crashes. */
export interface Coordinator {
  /**
   * Runs a saga to its outcome. Calling again with the same id, at once or later, joins or returns that one saga; the first
   * call's definition and input hold. An unknown definition throws a `RangeError`, or rejects with one.
   */
  run(definition: string, id: string, input: unknown): Promise<Outcome>;
  /**
   * After a restart, before any `run`: takes every unfinished saga in the log to its outcome, once more from any crash in
   * between, and returns these outcomes. A step whose end is in the log is not called again; one whose start may have
   * happened is called again with its key.
   */
  recover(): Promise<Outcome[]>;
}

/** The function to export: creates a coordinator. After a crash it is called anew, and nothing but the log is left. */
export type CreateCoordinator = (env: SagaEnv) => Coordinator;
