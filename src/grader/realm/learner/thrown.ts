import { ResultCode } from '../../protocol/calls.ts';
import type { Thrown } from '../../protocol/messages.ts';
import { describe } from './bounded-console.ts';
import { learnerFile } from './lockdown.ts';
import { ampleSteps, type Meter } from './meter.ts';

const maxThrown = 8;
const maxMessageLength = 300;
/** For turning something thrown into words, which may run the learner's getters. */
export const describeSteps = 1e6;

/** Notes what was thrown in a call of a case (-1: while its objects were made), unless eight are noted already. */
export function noteThrown(meter: Meter, thrown: Thrown[], caseIndex: number, callIndex: number, error: unknown): void {
  if (thrown.length >= maxThrown) return;
  const { message, line } = describeThrown(meter, error);
  thrown.push({ caseIndex, callIndex, message, ...(line && { line }) });
}

/**
 * Turns something thrown into words of at most 300 characters and the line of the learner's code nearest the throw, where the stack tells. This may
 * run the learner's getters and traps; what these throw is thrown away.
 */
export function describeThrown(meter: Meter, error: unknown): { readonly message: string; readonly line: number | undefined } {
  meter.allow(describeSteps);
  const line = lineOf(error);
  meter.allow(describeSteps);
  const message = describe(error, 0);
  meter.allow(ampleSteps);
  return { message: message.slice(0, maxMessageLength), line };
}

/** Returns the result code of a call that threw: a RangeError has one of its own, but for the one of an overflowing stack. */
export function thrownCode(error: unknown): number {
  try {
    return error instanceof RangeError && !/call stack|recursion/i.test(String(error.message))
      ? ResultCode.threwRangeError
      : ResultCode.threw;
  } catch {
    return ResultCode.threw;
  }
}

function lineOf(error: unknown): number | undefined {
  try {
    const stack = (error as { stack?: unknown }).stack;
    const match = typeof stack === 'string' ? new RegExp(`${learnerFile}:(\\d+)`).exec(stack) : null;
    return match ? Number(match[1]) : undefined;
  } catch {
    return undefined;
  }
}
