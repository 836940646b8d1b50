import * as z from 'zod/mini';
import { storedCaseSchema } from '../stored-case.ts';
import { idField, momentField } from './fields.ts';

/** Validates a test the learner kept from a failure. `case` is what the grader replays. */
export const ownTestSchema = z.strictObject({
  id: idField,
  exerciseId: idField,
  rule: idField,
  case: storedCaseSchema,
  at: momentField,
});
