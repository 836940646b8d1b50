import * as z from 'zod/mini';
import { receiptSchema } from '../verdict.ts';
import { idField, momentField, sourceField } from './fields.ts';

/** Validates a pass: that an exercise was passed, when, and the latest code that did. Kept apart from attempts, which are bounded. */
export const passSchema = z.strictObject({
  exerciseId: idField,
  firstAt: momentField,
  latestAt: momentField,
  source: sourceField,
  receipt: receiptSchema,
});
