import * as z from 'zod/mini';
import { verdictSchema } from '../verdict.ts';
import { idField, momentField, sourceField } from './fields.ts';

/** Validates an attempt: code that was graded, and its verdict. */
export const attemptSchema = z.strictObject({
  id: idField,
  exerciseId: idField,
  source: sourceField,
  verdict: verdictSchema,
  at: momentField,
});
