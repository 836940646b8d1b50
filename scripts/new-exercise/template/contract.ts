// TO WRITE: the types the learner sees, documented.

/** A counter between 0 and a limit. */
export interface Counter {
  /** The value now, from 0 to the limit. */
  readonly value: number;
  /** Adds one and returns true; returns false at the limit. */
  increment(): boolean;
  /** Takes one away and returns true; returns false at 0. */
  decrement(): boolean;
}

/** What `createCounter` is given. */
export interface CounterOptions {
  /** The largest value: an integer of at least 1. Anything else throws a `RangeError`. */
  readonly limit: number;
}

/** The function to export: creates a counter that stands at 0. */
export type CreateCounter = (options: CounterOptions) => Counter;
