import type { Schedule } from './schedule.ts';
import type { StoryRow } from './story.ts';

/** What a coordinator can do wrong. The exercise's tests have these for ids, each led by its rule. */
export type ViolationKind =
  | 'in-order'
  | 'completed'
  | 'all-tries'
  | 'no-more-tries'
  | 'back-off'
  | 'last-first'
  | 'compensates'
  | 'compensated'
  | 'failed-step'
  | 'never-happened'
  | 'forward-only'
  | 'stuck-forward'
  | 'other-compensations'
  | 'stuck-compensation'
  | 'same-key'
  | 'own-key'
  | 'context'
  | 'joins'
  | 'first-input'
  | 'unknown-definition'
  | 'finishes'
  | 'direction'
  | 'outcomes'
  | 'finished-stays'
  | 'replays'
  | 'rejects'
  | 'no-further-call'
  | 'all-or-nothing'
  | 'settles'
  | 'no-rejection'
  | 'records'
  | 'made';

/** Where a schedule first goes wrong. */
export interface Violation {
  readonly kind: ViolationKind;
  /** What the contract allows at this place, in words. */
  readonly expected: string;
  /** What the coordinator did, in words. */
  readonly actual: string;
  /** All that happened until then; the last row is where it went wrong. */
  readonly rows: readonly StoryRow[];
  readonly schedule: Schedule;
}
