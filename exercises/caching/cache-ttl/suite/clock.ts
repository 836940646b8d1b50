import type { CallCase } from '../../../../src/grader/authoring.ts';
import { method, ttlOfCode } from './ttl-calls.ts';

/** What the clock shows when the caches of a case are made. */
const startMs = 1_000;

/** Returns what the clock shows during each call of a case, and after the last. */
export function timesOf(one: CallCase): Float64Array {
  const { length } = one.methods;
  const times = new Float64Array(length + 1);
  times[0] = startMs;
  for (let at = 0; at < length; at++) {
    // Amounts are integers; anything else moves nothing.
    const amount = one.methods[at] === method.advance && one.a[at]! < 0 ? -1 - one.a[at]! : 0;
    times[at + 1] = times[at]! + amount;
  }
  return times;
}

/** Returns the time to live that a call passes. */
export function ttlOf(one: CallCase, at: number): number {
  return ttlOfCode(one.c?.[at] ?? 0);
}
