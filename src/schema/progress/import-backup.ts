import * as z from 'zod/mini';
import { idField, momentField } from './fields.ts';

/** Validates the journal of an import, which undoes it: every record changed, as it was and as it became. */
export const importBackupSchema = z.strictObject({
  id: z.literal('latest-import'),
  importedAt: momentField,
  changes: z.array(
    z.strictObject({
      store: idField,
      key: idField,
      /** Absent when the import added the record. */
      before: z.exactOptional(z.unknown()),
      after: z.unknown(),
    }),
  ),
});
