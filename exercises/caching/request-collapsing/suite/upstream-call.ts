import type { Kind } from './kinds.ts';

/** An upstream call that is under way, as a right collapser knows it. */
export interface UpstreamCall {
  readonly operation: number;
  readonly key: string;
  readonly deadlineMicros: number;
  /** The gets that wait for it, by index. Never empty while it is under way. */
  readonly waiters: Set<number>;
}

/** How a call ended. */
export type CallEnd = 'answered' | 'rejected' | 'threw' | 'timedOut' | 'deserted';

/** What is broken by a get that makes no call although the last one ended in this way. */
export const brokenByNoCall: Readonly<Record<CallEnd, Kind>> = {
  answered: 'not-kept',
  rejected: 'error-kept',
  threw: 'throws',
  timedOut: 'timeout-anew',
  deserted: 'deserted-anew',
};

/** What is remembered of the calls of a key that are over. */
export interface KeyPast {
  lastEnd?: CallEnd;
  /** When the limits of calls that are over would have ended them. */
  readonly deadlines: Set<number>;
  /** An answer came since, of a call that had been given up. */
  hasLateAnswer: boolean;
}
