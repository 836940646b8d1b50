/**
 * What a balancer decided, as an integer: 0 and above, the number of a backend in the scenario's list; below, these codes. The codes from
 * `threwInPick` on end the run; those named "InCreate", "InFinished" and so on stand where the next decision would.
 */
export const Decision = {
  /** `undefined`: no backend. */
  none: -1,
  /** A text that names no backend of the scenario. */
  unknownName: -2,
  /** Neither a text nor undefined. */
  notText: -3,
  threwInPick: -4,
  stoppedInPick: -5,
  threwInCreate: -6,
  stoppedInCreate: -7,
  /** The entry function returned something without the methods of the contract. */
  notBalancer: -8,
  threwInFinished: -9,
  stoppedInFinished: -10,
  threwInProgress: -11,
  stoppedInProgress: -12,
  threwInSetBackends: -13,
  stoppedInSetBackends: -14,
  /** All requests were decided and have ended. */
  ended: -15,
  /** The trace has no decision here. Only in replays. */
  missing: -16,
} as const;

/** What ended a run early. */
export type FaultKind =
  | 'none-picked' // undefined while some backend is healthy
  | 'unknown-backend'
  | 'removed-backend' // one that is not in the healthy set
  | 'not-a-text'
  | 'not-a-balancer'
  | 'threw'
  | 'step-limit'
  | 'trace'; // decisions that no run can have made

/** The function of the contract that was under way. */
export type FaultPlace = 'createBalancer' | 'pick' | 'finished' | 'progress' | 'setBackends';

/** A mistake of the balancer that ended the run. */
export interface ClusterFault {
  readonly kind: FaultKind;
  readonly place: FaultPlace;
  /** The number of the request that was or would have been decided next. */
  readonly request: number;
  readonly atMs: number;
  /** The backend named, where it is one of the scenario's. */
  readonly backend?: string;
  /** The name that was returned or what was thrown, at most 300 characters; the learner's own words. */
  readonly text?: string;
}

const faults: ReadonlyMap<number, readonly [FaultKind, FaultPlace]> = new Map([
  [Decision.none, ['none-picked', 'pick']],
  [Decision.unknownName, ['unknown-backend', 'pick']],
  [Decision.notText, ['not-a-text', 'pick']],
  [Decision.threwInPick, ['threw', 'pick']],
  [Decision.stoppedInPick, ['step-limit', 'pick']],
  [Decision.threwInCreate, ['threw', 'createBalancer']],
  [Decision.stoppedInCreate, ['step-limit', 'createBalancer']],
  [Decision.notBalancer, ['not-a-balancer', 'createBalancer']],
  [Decision.threwInFinished, ['threw', 'finished']],
  [Decision.stoppedInFinished, ['step-limit', 'finished']],
  [Decision.threwInProgress, ['threw', 'progress']],
  [Decision.stoppedInProgress, ['step-limit', 'progress']],
  [Decision.threwInSetBackends, ['threw', 'setBackends']],
  [Decision.stoppedInSetBackends, ['step-limit', 'setBackends']],
]);

/** Returns which fault a code below 0 stands for; any other number is a fault of the trace. */
export function faultOfDecision(code: number): readonly [FaultKind, FaultPlace] {
  return faults.get(code) ?? ['trace', 'pick'];
}
