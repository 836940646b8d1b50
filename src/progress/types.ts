import type * as z from 'zod/mini';
import type { Receipt, StoredCase, Verdict } from '../grader/protocol/verdict.ts';
import type { attemptSchema } from '../schema/progress/attempt.ts';
import type { drawingSchema } from '../schema/progress/drawing.ts';
import type { draftSchema, draftVersionSchema } from '../schema/progress/draft.ts';
import type { ownTestSchema } from '../schema/progress/own-test.ts';
import type { passSchema } from '../schema/progress/pass.ts';
import type { predictionSchema } from '../schema/progress/prediction.ts';
import type { quarantinedSchema } from '../schema/progress/quarantined.ts';
import type { quizAnswerSchema } from '../schema/progress/quiz-answer.ts';
import type { revealSchema } from '../schema/progress/reveal.ts';
import type { storedSessionSchema } from '../schema/progress/session.ts';
import type { settingSchema } from '../schema/progress/setting.ts';
import type { verdictSchema } from '../schema/verdict.ts';

/** One version of a draft, as one tab wrote it. */
export type DraftVersion = Readonly<z.infer<typeof draftVersionSchema>>;

/** The draft of an exercise. `others` holds what other tabs wrote that this text overwrote unseen, newest first. */
export type Draft = Readonly<Omit<z.infer<typeof draftSchema>, 'others'>> & { readonly others: readonly DraftVersion[] };

/** Code that was graded, with its verdict. `at` is in milliseconds since 1970. */
export type Attempt = Readonly<Omit<z.infer<typeof attemptSchema>, 'verdict'>> & { readonly verdict: Verdict };

/** That an exercise was passed; `source` is the latest code that passed. */
export type Pass = Readonly<Omit<z.infer<typeof passSchema>, 'receipt'>> & { readonly receipt: Receipt };

/** That the learner asked to be shown the solutions of an exercise. */
export type Reveal = Readonly<z.infer<typeof revealSchema>>;

/** A guess made before a figure ran, and what came out. */
export type Prediction = Readonly<z.infer<typeof predictionSchema>>;

/** An answer to a quiz question. */
export type QuizAnswer = Readonly<z.infer<typeof quizAnswerSchema>>;

/** A test the learner kept from a failure; has the fields of the grader's `OwnTest`. */
export type StoredOwnTest = Readonly<Omit<z.infer<typeof ownTestSchema>, 'case'>> & { readonly case: StoredCase };

/** A session of an interview, with the tab that wrote it last and when, in milliseconds since 1970. */
export type StoredSession = Readonly<z.infer<typeof storedSessionSchema>>;

/** What came of saving a session. `conflict` is what another tab wrote in between: it stays, and nothing was saved. */
export type SaveSessionResult =
  { readonly ok: true; readonly saved: StoredSession } | { readonly ok: false; readonly conflict: StoredSession };

/** A drawing of the canvas, with the tab that wrote it last and when, in milliseconds since 1970. */
export type StoredDrawing = Readonly<z.infer<typeof drawingSchema>>;

/** What came of saving a drawing. `conflict` is what was written since the version it continues: it stays, and nothing was saved. */
export type SaveDrawingResult =
  { readonly ok: true; readonly saved: StoredDrawing } | { readonly ok: false; readonly conflict: StoredDrawing };

/** A record that did not validate and was set aside. */
export type Quarantined = Readonly<z.infer<typeof quarantinedSchema>>;

/** A setting as stored. */
export type Setting = Readonly<z.infer<typeof settingSchema>>;

/** The settings by key. */
export type SettingValues = { readonly [K in Setting['key']]: Extract<Setting, { key: K }>['value'] };

/** Where progress is being kept. Anything but "ok" has a remedy to show to the learner. */
export interface StorageStatus {
  readonly kind: 'ok' | 'memory-only' | 'full' | 'blocked-by-older-tab';
  /** What is the case, in one or two sentences. */
  readonly message: string;
  /** What to do about it; empty when there is nothing to do. */
  readonly remedy: string;
}

/** What came of saving a draft. `conflict` is what another tab wrote in between: it was overwritten here and is kept in `draft.others`. */
export interface SaveDraftResult {
  readonly draft: Draft;
  readonly conflict?: DraftVersion;
}

/** One or several stores changed, in this tab or another; listeners read anew what they show. */
export interface ProgressChange {
  readonly stores: readonly StoreName[];
  readonly fromOtherTab: boolean;
}

/** The stores of records. */
export type StoreName =
  | 'drafts'
  | 'attempts'
  | 'passes'
  | 'reveals'
  | 'predictions'
  | 'quizAnswers'
  | 'settings'
  | 'ownTests'
  | 'sessions'
  | 'drawings'
  | 'quarantine';

/** How far one exercise has come. */
export interface ExerciseProgress {
  readonly exerciseId: string;
  readonly passed: boolean;
  readonly revealed: boolean;
  readonly hasDraft: boolean;
  readonly attempts: number;
  /** The latest thing done on it, milliseconds since 1970. */
  readonly latestAt: number;
}

/** Everything stored, counted. Exercises are ordered by the latest thing done on them, newest first. */
export interface ProgressSummary {
  readonly exercises: readonly ExerciseProgress[];
  readonly counts: Readonly<Record<StoreName, number>>;
}

/** The file that export writes and import reads. Records are validated one by one, so they are unknown here. */
export interface ProgressFile {
  readonly format: 'headroom-progress';
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly exportedAt: string;
  readonly records: Readonly<Partial<Record<StoreName, readonly unknown[]>>>;
}

/** Why a file was refused; nothing was changed. */
export interface ImportRefusal {
  readonly ok: false;
  readonly kind: 'too-large' | 'not-json' | 'not-progress' | 'newer-version' | 'storage';
  readonly message: string;
  readonly remedy: string;
  /** Where a broken file breaks: "line 3, column 14", or the path of the field. */
  readonly where?: string;
}

/** What an import does to one store, in records. */
export interface ImportCounts {
  readonly added: number;
  /** Merged with a local record under the same key. */
  readonly merged: number;
  /** Already here, or older than what is here. */
  readonly unchanged: number;
}

/** What an import did, or in a preview would do. */
export interface ImportReport {
  readonly ok: true;
  readonly exportedAt: string;
  readonly stores: Readonly<Partial<Record<StoreName, ImportCounts>>>;
  readonly added: number;
  readonly merged: number;
  readonly unchanged: number;
  /** Records that did not validate: kept in the quarantine with their reasons. */
  readonly setAside: readonly { readonly store: string; readonly where: string; readonly reason: string }[];
}

export type ImportResult = ImportReport | ImportRefusal;

/** What undoing the latest import did. */
export interface UndoResult {
  /** Records put back as they were before the import, or removed because they came with it. */
  readonly undone: number;
  /** Records left alone because they were changed after the import. */
  readonly kept: number;
}

/** The import that can be undone. */
export interface UndoableImport {
  readonly importedAt: number;
  readonly records: number;
}

/** Stops a subscription. */
export type Unsubscribe = () => void;

/**
 * The learner's store. No method rejects because storage is denied or full: the session goes on in memory, and `status` says so.
 * Records that do not validate are set aside into the quarantine and treated as absent.
 */
export interface Progress {
  /** Names this tab in drafts; new for every page load. */
  readonly tabId: string;
  readonly status: StorageStatus;
  /** Calls the listener at every change of status; not for the status it has now. */
  onStatus(listener: (status: StorageStatus) => void): Unsubscribe;
  /** Calls the listener after records changed, here or in another tab. */
  onChange(listener: (change: ProgressChange) => void): Unsubscribe;

  /** Returns the draft and takes it as seen by this tab: a later save does not conflict with it. */
  loadDraft(exerciseId: string): Promise<Draft | undefined>;
  /** Writes the draft; the last writer wins. What another tab wrote unseen comes back as `conflict` and stays in `draft.others`. */
  saveDraft(exerciseId: string, source: string): Promise<SaveDraftResult>;
  /** Writes the text the learner chose and forgets the other versions. */
  resolveDraft(exerciseId: string, source: string): Promise<Draft>;
  /** Calls the listener when another tab has written the draft. It does not count as seen until `loadDraft`. */
  onDraftChange(exerciseId: string, listener: (draft: Draft) => void): Unsubscribe;

  /** Stores an attempt, and a pass when the full suite passed. Failed attempts beyond the newest 60 of an exercise are removed. */
  addAttempt(attempt: { readonly exerciseId: string; readonly source: string; readonly verdict: Verdict }): Promise<Attempt>;
  /** Returns the attempts at an exercise, newest first. */
  listAttempts(exerciseId: string): Promise<readonly Attempt[]>;
  getAttempt(id: string): Promise<Attempt | undefined>;

  hasPassed(exerciseId: string): Promise<boolean>;
  getLatestPass(exerciseId: string): Promise<Pass | undefined>;
  listPasses(): Promise<readonly Pass[]>;

  /** Remembers that the solutions of an exercise were shown on demand; the first time counts. */
  recordReveal(exerciseId: string): Promise<void>;
  hasRevealed(exerciseId: string): Promise<boolean>;

  /** Stores a prediction; give the `id` of an earlier one to add what came out. */
  recordPrediction(prediction: Omit<Prediction, 'id' | 'at'> & { readonly id?: string }): Promise<Prediction>;
  /** Returns predictions, newest first, of one figure or of all. */
  listPredictions(figureId?: string): Promise<readonly Prediction[]>;

  recordQuizAnswer(answer: Omit<QuizAnswer, 'id' | 'at'>): Promise<QuizAnswer>;
  /** Returns answers, newest first, of one lesson or of all. */
  listQuizAnswers(lessonId?: string): Promise<readonly QuizAnswer[]>;

  getSetting<K extends keyof SettingValues>(key: K): Promise<SettingValues[K] | undefined>;
  setSetting<K extends keyof SettingValues>(key: K, value: SettingValues[K]): Promise<void>;

  /** Keeps a test; an equal one of the same exercise is not stored twice. */
  addOwnTest(exerciseId: string, test: { readonly rule: string; readonly case: StoredCase }): Promise<StoredOwnTest>;
  /** Returns the learner's own tests of an exercise, oldest first. */
  listOwnTests(exerciseId: string): Promise<readonly StoredOwnTest[]>;
  removeOwnTest(id: string): Promise<void>;

  /** Returns sessions of interviews, of one case or of all, the latest start first. */
  listSessions(caseId?: string): Promise<readonly StoredSession[]>;
  /** Returns a session and takes it as seen by this tab: a later save does not conflict with it. */
  loadSession(id: string): Promise<StoredSession | undefined>;
  /** Stores a session, unless another tab has written it since this one has seen it and this is no later version of that. */
  saveSession(session: StoredSession['session']): Promise<SaveSessionResult>;
  removeSession(id: string): Promise<void>;

  /** Returns the drawings of the canvas, the latest saved first. */
  listDrawings(): Promise<readonly StoredDrawing[]>;
  /**
   * Stores a drawing, its text of at most 1,000,000 characters. `basedOn` is when the version that it continues was saved; a stored one of
   * another moment, or any where `basedOn` is absent, stays.
   */
  saveDrawing(id: string, text: string, basedOn?: number): Promise<SaveDrawingResult>;
  removeDrawing(id: string): Promise<void>;

  summary(): Promise<ProgressSummary>;

  /** Returns everything stored, the quarantine too. `JSON.stringify` makes the file of it. */
  export(): Promise<ProgressFile>;
  /** Says what importing the text of a file would do, and changes nothing. */
  previewImport(text: string): Promise<ImportResult>;
  /** Merges the text of a file into the store, all or nothing; no local record is lost. */
  import(text: string): Promise<ImportResult>;
  undoableImport(): Promise<UndoableImport | undefined>;
  /** Takes the latest import back, but for records changed since; undefined when there is none. */
  undoImport(): Promise<UndoResult | undefined>;
  /** Deletes everything: records, quarantine and the import that could be undone. */
  erase(): Promise<void>;

  listQuarantine(): Promise<readonly Quarantined[]>;
  discardQuarantined(id: string): Promise<void>;

  /** Ends the connection and the listening; for tests and pages that go away. */
  close(): void;
}

/** The fields a schema knows, without the index signature that lets unknown ones through. */
type Known<T> = T extends readonly (infer Item)[]
  ? readonly Known<Item>[]
  : T extends object
    ? { readonly [K in keyof T as string extends K ? never : K]: Known<T[K]> }
    : T;
type AssertTrue<T extends true> = T;

/** Fails to compile when the grader's verdict no longer fits the schema it is stored by. */
export type VerdictIsStorable = AssertTrue<Verdict extends Known<z.infer<typeof verdictSchema>> ? true : false>;
