import type * as z from 'zod/mini';
import { attemptSchema } from '../schema/progress/attempt.ts';
import { drawingSchema } from '../schema/progress/drawing.ts';
import { draftSchema } from '../schema/progress/draft.ts';
import { importBackupSchema } from '../schema/progress/import-backup.ts';
import { ownTestSchema } from '../schema/progress/own-test.ts';
import { passSchema } from '../schema/progress/pass.ts';
import { predictionSchema } from '../schema/progress/prediction.ts';
import { quarantinedSchema } from '../schema/progress/quarantined.ts';
import { quizAnswerSchema } from '../schema/progress/quiz-answer.ts';
import { revealSchema } from '../schema/progress/reveal.ts';
import { storedSessionSchema } from '../schema/progress/session.ts';
import { settingSchema } from '../schema/progress/setting.ts';
import type { StoreName } from './types.ts';

/** The stores of the database: those of the learner, and the journal that undoes an import. */
export type DatabaseStore = StoreName | 'backups';

interface StoreDefinition {
  /** The field that is the key of a record. */
  readonly keyField: 'id' | 'exerciseId' | 'key';
  readonly schema: z.ZodMiniType;
}

/** Every store with its key and the schema of its records. */
export const stores: Readonly<Record<DatabaseStore, StoreDefinition>> = {
  drafts: { keyField: 'exerciseId', schema: draftSchema },
  attempts: { keyField: 'id', schema: attemptSchema },
  passes: { keyField: 'exerciseId', schema: passSchema },
  reveals: { keyField: 'exerciseId', schema: revealSchema },
  predictions: { keyField: 'id', schema: predictionSchema },
  quizAnswers: { keyField: 'id', schema: quizAnswerSchema },
  settings: { keyField: 'key', schema: settingSchema },
  ownTests: { keyField: 'id', schema: ownTestSchema },
  sessions: { keyField: 'id', schema: storedSessionSchema },
  drawings: { keyField: 'id', schema: drawingSchema },
  quarantine: { keyField: 'id', schema: quarantinedSchema },
  backups: { keyField: 'id', schema: importBackupSchema },
};

/** The stores of the database, in a fixed order. */
export const databaseStores = Object.keys(stores) as DatabaseStore[];

/** The stores that are exported and imported. */
export const learnerStores = databaseStores.filter((name): name is StoreName => name !== 'backups');

/** Returns the key of a record: what stands in its key field, which for a damaged record need not be text. */
export function keyOf(store: DatabaseStore, record: unknown): IDBValidKey {
  const key = typeof record === 'object' && record !== null ? (record as Record<string, unknown>)[stores[store].keyField] : undefined;
  return (key ?? '') as IDBValidKey;
}
