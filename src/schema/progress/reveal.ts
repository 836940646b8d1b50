import * as z from 'zod/mini';
import { idField, momentField } from './fields.ts';

/** Validates a reveal: that the learner asked to be shown the solutions of an exercise, and when first. */
export const revealSchema = z.strictObject({ exerciseId: idField, at: momentField });
