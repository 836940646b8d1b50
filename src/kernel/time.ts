import { assert } from './assert.ts';

/** A point in virtual time, or a span of it: a whole number of nanoseconds, at most 2^53 (104 days). */
export type Nanos = number;

/** Returns a span as whole nanoseconds, rounded to the nearest; throws when it is negative, NaN or beyond 2^53 ns. */
export function nanosFromMs(ms: number): Nanos {
  const nanos = Math.round(ms * 1e6);
  assert(nanos >= 0 && nanos <= Number.MAX_SAFE_INTEGER, `${ms} ms is not a span of virtual time`);
  return nanos;
}

/** Returns a span of whole nanoseconds in milliseconds. */
export function msFromNanos(nanos: Nanos): number {
  return nanos / 1e6;
}
