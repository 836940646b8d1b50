import type { ConsoleLine, Exhibit, Verdict } from './verdict.ts';

/** What to judge: the learner's code with its types stripped. */
export interface JudgeRequest {
  /** JavaScript. */
  readonly code: string;
  /** SHA-256 of the TypeScript it came from. */
  readonly codeHash: string;
  readonly scope: 'visible' | 'full';
  readonly seed: string;
  readonly ownTests: readonly { readonly id: string; readonly rule: string; readonly case: unknown }[];
  /** Whether failing cases are made smaller; yes unless it says otherwise. Which tests fail does not depend on it. */
  readonly shrinks?: boolean;
}

/** A verdict with what the code printed. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly console: readonly ConsoleLine[];
  readonly consoleDropped: number;
  readonly exhibits: readonly Exhibit[];
  /** Ids of all tests that failed, hidden ones too: for authors, never shown to the learner. */
  readonly failedTests: readonly string[];
}
