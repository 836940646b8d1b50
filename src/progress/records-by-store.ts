import type {
  Attempt,
  Draft,
  Pass,
  Prediction,
  Quarantined,
  QuizAnswer,
  Reveal,
  Setting,
  StoredOwnTest,
  StoredDrawing,
  StoredSession,
} from './types.ts';

/** One change of an import: a record as it was (absent when it was added) and as it became. */
export interface ImportChange {
  readonly store: string;
  readonly key: string;
  readonly before?: unknown;
  readonly after: unknown;
}

/** The journal that undoes the latest import. */
export interface ImportBackup {
  readonly id: 'latest-import';
  readonly importedAt: number;
  readonly changes: readonly ImportChange[];
}

/** The type of the records of every store. */
export interface RecordsByStore {
  readonly drafts: Draft;
  readonly attempts: Attempt;
  readonly passes: Pass;
  readonly reveals: Reveal;
  readonly predictions: Prediction;
  readonly quizAnswers: QuizAnswer;
  readonly settings: Setting;
  readonly ownTests: StoredOwnTest;
  readonly sessions: StoredSession;
  readonly drawings: StoredDrawing;
  readonly quarantine: Quarantined;
  readonly backups: ImportBackup;
}
