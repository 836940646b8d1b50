import * as z from 'zod/mini';
import { idField, momentField } from './fields.ts';

/** Validates a test the learner kept from a failure. `case` is the grader's to interpret. */
export const ownTestSchema = z.strictObject({
  id: idField,
  exerciseId: idField,
  rule: idField,
  case: z.unknown(),
  at: momentField,
});
