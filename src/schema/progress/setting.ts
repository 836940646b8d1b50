import * as z from 'zod/mini';
import { momentField } from './fields.ts';

/** Validates a setting, one record a key. The theme is not here: the site's theme picker keeps it. */
export const settingSchema = z.discriminatedUnion('key', [
  z.strictObject({ key: z.literal('editor'), value: z.enum(['monaco', 'plain']), at: momentField }),
]);
