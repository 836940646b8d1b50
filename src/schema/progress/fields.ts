import * as z from 'zod/mini';

/** Validates an id of ours or the learner's: 1 to 200 characters. */
export const idField = z.string().check(z.minLength(1), z.maxLength(200));

/** Validates a moment: whole milliseconds since 1970, UTC. */
export const momentField = z.int().check(z.nonnegative());

/** Validates a learner's source text. Of any length: what the grader refuses as too long must still be kept. */
export const sourceField = z.string();
