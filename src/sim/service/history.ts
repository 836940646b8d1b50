import type { CallSpec, Schedule } from './schedule.ts';

/** What a service gives. */
export type Outcome =
  | { readonly kind: 'resolved'; readonly value: unknown }
  /** An Error of this message; `never`-faults have no outcome at all. */
  | { readonly kind: 'rejected'; readonly message: string };

/** How a call of a method ended: as a promise does, or at once, when what it gave was none. */
export type Settling = 'resolved' | 'rejected' | 'returned' | 'threw';

/** Something that happened, as the judge computed it. */
export type HistoryEvent = { readonly atMicros: number; readonly life: number } & (
  | { readonly kind: 'start' }
  | CallEvent
  | { readonly kind: 'cancel'; readonly call: number }
  | SettleEvent
  | ServiceCallEvent
  | ServiceEffectEvent
  | ServiceAnswerEvent
  | { readonly kind: 'note'; readonly service: string; readonly args: readonly unknown[] | null }
  | { readonly kind: 'sleep'; readonly operation: number; readonly micros: number }
  | { readonly kind: 'wake'; readonly operation: number }
  | { readonly kind: 'draw'; readonly value: number }
  /** Calls under way are lost; so is what services have not yet done. */
  | { readonly kind: 'crash' }
);

/** A caller calls a method. */
export interface CallEvent {
  readonly kind: 'call';
  /** Index in the schedule's calls; the call of `restart` in life n has `calls.length + n - 1`. */
  readonly call: number;
  readonly spec: Pick<CallSpec, 'method' | 'args' | 'caller'>;
}

/** A call of a method ended. */
export interface SettleEvent {
  readonly kind: 'settle';
  readonly call: number;
  readonly how: Settling;
  /** What it gave, where it resolved or returned. */
  readonly value?: unknown;
  /** It gave something that is no JSON value, nor undefined, or is too long. */
  readonly isUnreadable?: true;
  /** The operation whose very error was thrown or rejected with. */
  readonly errorOf?: number;
  /** The name of what was thrown or rejected with: `RangeError`; empty where it is no Error. */
  readonly errorName?: string;
  /** The same in the words of the engine, for people only. */
  readonly words?: string;
  /** Since the call. */
  readonly latencyMicros: number;
}

/** The code calls a service. */
export interface ServiceCallEvent {
  readonly kind: 'serviceCall';
  /** Counts service calls and sleeps of all lives from 0. */
  readonly operation: number;
  /** The name in `env`: `store.read`. */
  readonly service: string;
  /** null: no JSON values, or too long; the service then rejects. */
  readonly args: readonly unknown[] | null;
}

/** A service call took effect: a read read its value, a write wrote it. What was refused has none. */
export interface ServiceEffectEvent {
  readonly kind: 'serviceEffect';
  readonly operation: number;
  readonly service: string;
  readonly args: readonly unknown[];
  readonly outcome: Outcome;
}

/** The code is given what a service call came to. */
export interface ServiceAnswerEvent {
  readonly kind: 'serviceAnswer';
  readonly operation: number;
  readonly service: string;
  readonly args: readonly unknown[] | null;
  readonly outcome: Outcome;
  /** It threw, within the call itself: part of what the code did, not something done to it. */
  readonly isThrown?: true;
}

/**
 * How a schedule ended. `done`: nothing is under way any more, or its time is up. `stuck`: nothing is under way, and a call has not settled.
 * `timeUp`: its time is up, and a call has not settled (it may only wait for a service that never answers: see `unsettled`).
 * `endless`: more acts than allowed. `notMade`: no object with the methods. `stopped`: at the step limit. `impossible`: the trace says what cannot be.
 */
export type Ending = 'done' | 'stuck' | 'timeUp' | 'endless' | 'notMade' | 'stopped' | 'impossible';

/** What the judge finds when it plays one schedule again. */
export interface ServiceRun {
  readonly schedule: Schedule;
  readonly history: readonly HistoryEvent[];
  readonly ending: Ending;
  /** Calls of the last life that were made and have not settled, by index. Those that a crash cut off are not among them. */
  readonly unsettled: readonly number[];
  /** Service calls of the last life that had no answer by the end. */
  readonly unanswered: readonly number[];
  /** Why no object could be made. */
  readonly problem?: string;
}
