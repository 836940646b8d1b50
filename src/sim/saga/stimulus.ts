import type { CallAct, SettleAct } from './acts.ts';
import type { DefinitionSpec, RetrySpec, RunSpec } from './schedule.ts';

/** What a call, an append or a read comes to, as the coordinator sees it. */
export type Answer =
  /** JSON text of a result; undefined: nothing is returned. */
  | { readonly kind: 'result'; readonly text: string | undefined }
  | { readonly kind: 'callError'; readonly definite: boolean; readonly retryable: boolean }
  /** Something thrown that is no call error; `variety` chooses which of several. */
  | { readonly kind: 'thrown'; readonly variety: number }
  | { readonly kind: 'records'; readonly records: readonly string[] }
  | { readonly kind: 'appendError' }
  | { readonly kind: 'notJson' };

/** What the world does to the coordinator; it answers with acts. */
export type Stimulus =
  | {
      readonly kind: 'start';
      readonly nowMs: number;
      readonly life: number;
      readonly seed: number;
      readonly definitions: readonly DefinitionSpec[];
      readonly retry: RetrySpec;
    }
  | { readonly kind: 'run'; readonly nowMs: number; readonly definition: string; readonly id: string; readonly input: string }
  | { readonly kind: 'recover'; readonly nowMs: number }
  /** Answers the n-th of the calls, appends, reads and sleeps of this life, counted together from 0. */
  | { readonly kind: 'answer'; readonly nowMs: number; readonly operation: number; readonly answer: Answer }
  /** Nothing is under way: waits long for the coordinator to do something all the same. */
  | { readonly kind: 'wait'; readonly nowMs: number };

/** How an append ended for the log. */
export type AppendFate = 'kept' | 'rejected' | 'lostInCrash' | 'keptInCrash' | 'delayed' | 'refused';

/** Is told everything that happens in a schedule, in order. */
export interface Watcher {
  started(life: number, nowMs: number, problem: string | null): void;
  /** `again`: the same saga was run before. */
  invoked(handle: number, what: RunSpec | 'recover', nowMs: number, again: boolean): void;
  called(operation: number, act: CallAct, nowMs: number): void;
  /** `applied`: whether this try reached the service, which applies a key once. */
  answered(operation: number, act: CallAct, answer: Answer, applied: boolean, nowMs: number): void;
  appended(operation: number, record: string | null, nowMs: number): void;
  appendEnded(operation: number, record: string | null, fate: AppendFate, nowMs: number): void;
  read(records: number, nowMs: number): void;
  slept(ms: number, nowMs: number): void;
  drew(value: number): void;
  settled(act: SettleAct, nowMs: number): void;
  /** A call under way when it crashed, and whether it reached the service; the append under way is told before by appendEnded. */
  crashed(nowMs: number, call: { readonly act: CallAct; readonly applied: boolean } | undefined, why: 'fault' | 'end' | 'logFailed'): void;
  /** How the schedule ended. `stuck`: nothing is under way, and a call of run or recover has not settled. */
  ended(how: Ending, nowMs: number): void;
}

/** How a schedule ends. */
export type Ending = 'done' | 'stuck' | 'endless' | 'stopped' | 'broken';
