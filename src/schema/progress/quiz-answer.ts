import * as z from 'zod/mini';
import { idField, momentField } from './fields.ts';

/** Validates an answer to a quiz question of a lesson. */
export const quizAnswerSchema = z.strictObject({
  id: idField,
  lessonId: idField,
  questionId: idField,
  choice: z.string().check(z.maxLength(1000)),
  correct: z.boolean(),
  at: momentField,
});
