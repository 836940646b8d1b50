import type { Outcome } from '../history.ts';

/** A call that the learner's code makes of a service. */
export interface ServiceCall {
  readonly operation: string;
  readonly args: readonly unknown[];
  readonly nowMicros: number;
}

/** What becomes of a call. A crash before its effect leaves no effect. */
export interface Plan {
  /** When it takes effect, from now; null: it has none. Never later than the answer. */
  readonly effectAfterMicros: number | null;
  /** When the answer comes, from now; null: never. */
  readonly answerAfterMicros: number | null;
  /** What is answered in place of what the effect gives. */
  readonly refusal?: Outcome;
  /** Takes effect and returns what the call gives. Called once at most. */
  effect(nowMicros: number): Outcome;
}

/** The state of a service: the learner's world and the judge's replay each have one of their own, and both are told the same. */
export interface ServiceModel {
  /** Plans a call of an operation that it has. */
  begin(call: ServiceCall): Plan;
}

/** Returns the plan of a call that is refused at once or later, without effect. */
export function refused(message: string, afterMicros: number): Plan {
  const refusal: Outcome = { kind: 'rejected', message };
  return { effectAfterMicros: null, answerAfterMicros: afterMicros, refusal, effect: () => refusal };
}
