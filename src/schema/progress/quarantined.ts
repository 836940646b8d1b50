import * as z from 'zod/mini';
import { idField, momentField } from './fields.ts';

/** Validates a record that was set aside because it did not validate: kept as text, to be shown and downloaded. */
export const quarantinedSchema = z.strictObject({
  id: idField,
  /** The store it was found in or meant for; "unknown" when a file did not say. */
  store: idField,
  /** The record as JSON text, or as best it could be written. */
  text: z.string(),
  /** What is wrong with it, in one sentence. */
  reason: z.string(),
  origin: z.enum(['storage', 'write', 'import']),
  at: momentField,
});
