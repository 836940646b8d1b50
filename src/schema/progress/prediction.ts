import * as z from 'zod/mini';
import { idField, momentField } from './fields.ts';

/** Validates a prediction: what the learner guessed before a figure ran, and what came out. */
export const predictionSchema = z.strictObject({
  id: idField,
  /** The figure that asked, such as "eviction-lab". */
  figureId: idField,
  /** The question asked, in words. */
  question: z.string().check(z.maxLength(1000)),
  guess: z.union([z.string().check(z.maxLength(1000)), z.number()]),
  /** What came out; absent while the figure has not run. */
  actual: z.exactOptional(z.union([z.string().check(z.maxLength(1000)), z.number()])),
  /** How good the guess was: 0 wrong, 1 right; absent while the figure has not run. */
  score: z.exactOptional(z.number().check(z.gte(0), z.lte(1))),
  at: momentField,
});
