import * as z from 'zod/mini';

/** Validates a test case as JSON: the options of the entry function, and the calls as method index and two or three argument codes. */
export const storedCaseSchema = z.looseObject({
  setup: z.array(z.unknown()),
  calls: z.array(z.union([z.tuple([z.int(), z.int(), z.int()]), z.tuple([z.int(), z.int(), z.int(), z.int()])])),
});
