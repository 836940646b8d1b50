import type { Nanos } from '../../kernel/index.ts';

/** How a wait ended: 0 granted, 1 timed out, 2 refused (nothing was waited for, nothing is held). */
export type Outcome = 0 | 1 | 2;
export const granted = 0;
export const timedOut = 1;
export const refused = 2;

/** What a {@link Waitable} answers a request: granted at once, refused at once, or "wait, I shall resume you". */
export type Reply = typeof granted | typeof refused | typeof mustWait;
export const mustWait = 3;

/** The row of a process in the table: a small integer, used again after the process has ended. */
export type Slot = number;

/** Something a process can wait for by yielding it: a resource, a signal, a channel, or a model of one's own. */
export interface Waitable {
  /** Asks on behalf of the process; after answering `mustWait` it must in time call `Simulation.resume` with the same slot, once. */
  request(slot: Slot): Reply;
  /**
   * Takes the request back because the process timed out or was cancelled. `wasGranted` tells that `resume` had been called and the
   * process has not run since: what it was given must then go to another or back.
   */
  abandon(slot: Slot, wasGranted: boolean): void;
}

/** What a process may yield: a whole number of nanoseconds to sleep, or something to wait for. */
export type Command = Nanos | Waitable;

/** The body of a process: a generator that yields commands and is told how each ended. */
export type Process = Generator<Command, void, Outcome>;

/** A part of a process that other bodies run by `yield*`, and what it returns to them. */
export type Activity<Result> = Generator<Command, Result, Outcome>;

/**
 * What is woken by events that others set for it, and never waits for anything else: a timer that is used again and again, at a fraction
 * of the cost of a process.
 */
export interface Sleeper {
  /** Does what is due now. */
  wake(): void;
}

/** Names one process for good: an id is never used again. */
export type ProcessId = number;
