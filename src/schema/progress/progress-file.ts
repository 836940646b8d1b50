import * as z from 'zod/mini';

/** The version of exported files that this code writes, and the newest that it reads. */
export const PROGRESS_FILE_VERSION = 1;

/** Validates the frame of an exported file; its records are validated one by one, so that one bad record spoils no other. */
export const progressFileSchema = z.looseObject({
  format: z.literal('headroom-progress'),
  version: z.int().check(z.positive()),
  exportedAt: z.string(),
  records: z.record(z.string(), z.unknown()),
});
