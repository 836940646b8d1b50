import type { Outcome } from '../../../../src/sim/service/index.ts';
import type { Kind } from './kinds.ts';
import type { Turn, Write } from './turn.ts';

/** What a policy's right cache owes its callers and its store. Times are microseconds. */
export interface PolicyBook {
  set(turn: Turn, call: number, write: Write, nowMicros: number): void;
  flush(turn: Turn, call: number): void;
  isWrite(operation: number): boolean;
  answer(turn: Turn, operation: number, outcome: Outcome, nowMicros: number): void;
  /** Allows what may be done because it is this time. */
  onTime(turn: Turn, nowMicros: number): void;
  /** What should have been begun before this time, and was not. */
  overdue(nowMicros: number): { readonly kind: Kind; readonly dueMicros: number } | undefined;
}
