/**
 * A limit on how fast each client may ask. Every client has a bucket of its own that holds at most `burst` tokens and is full at first. Tokens flow in
 * evenly, `count` of them in `periodMs`, and a request takes as many as it costs, or none and is denied.
 *
 * The arithmetic is exact: after t ms without requests, t * count / periodMs tokens have flowed in, a fraction of a token included.
 */
export interface RateLimiterOptions {
  /** Tokens that a bucket holds at most: an integer of at least 1. */
  readonly burst: number;
  /** Tokens that flow into each bucket in a period: an integer of at least 1. */
  readonly count: number;
  /** Length of the period in milliseconds: an integer of at least 1. */
  readonly periodMs: number;
  /** Returns the time in whole milliseconds. It may stand still, leap and go back, but not to before the limiter was made. */
  readonly now: () => number;
}

/** The answer to one request. */
export interface Decision {
  readonly allowed: boolean;
  /** Whole tokens in the client's bucket after this request: an integer from 0 to `burst`. */
  readonly remaining: number;
  /**
   * 0 when allowed. When denied, the fewest whole milliseconds after which the same request would be allowed, if the client asked for nothing else until
   * then; `Infinity` when its cost is more than `burst`.
   */
  readonly retryAfterMs: number;
}

/** What `createRateLimiter` returns. */
export interface RateLimiter {
  /**
   * Decides on a request of a client, now. The cost is an integer of at least 0, by default 1; anything else throws a `RangeError` and changes nothing.
   * A cost of 0 takes nothing and is always allowed. Any text is a client.
   */
  take(client: string, cost?: number): Decision;
}

/** The function to export: creates a limiter that has seen no client and shares nothing with any other. Bad options throw a `RangeError`. */
export type CreateRateLimiter = (options: RateLimiterOptions) => RateLimiter;
