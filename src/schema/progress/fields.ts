import * as z from 'zod/mini';

/** Validates an id of ours or the learner's: 1 to 200 characters. */
export const idField = z.string().check(z.minLength(1), z.maxLength(200));

/** Validates a moment: whole milliseconds since 1970, UTC. */
export const momentField = z.int().check(z.nonnegative());

/** Validates a learner's source text: at most 4 million characters, four times what the grader takes. */
export const sourceField = z.string().check(z.maxLength(4_000_000));
