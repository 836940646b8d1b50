import * as z from 'zod/mini';
import { idField, momentField, sourceField } from './fields.ts';

/** Validates one version of a draft, as one tab wrote it. */
export const draftVersionSchema = z.strictObject({
  source: sourceField,
  tabId: idField,
  savedAt: momentField,
});

/** Validates the draft of an exercise: the text last written, and what other tabs wrote that it overwrote unseen. */
export const draftSchema = z.strictObject({
  exerciseId: idField,
  source: sourceField,
  /** Rises by one with every save, over all tabs. */
  revision: z.int().check(z.nonnegative()),
  tabId: idField,
  savedAt: momentField,
  others: z.array(draftVersionSchema),
});
