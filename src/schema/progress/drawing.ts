import * as z from 'zod/mini';
import { idField, momentField } from './fields.ts';

/** The longest text of a drawing, in characters: what a file of a design may have at most. */
export const longestDrawing = 1_000_000;

/** Validates a drawing of the canvas as the learner's store keeps it, with the tab that wrote it last. What its text says is for those who draw it to read. */
export const drawingSchema = z.strictObject({
  id: idField,
  /** A design as JSON. */
  text: z.string().check(z.maxLength(longestDrawing)),
  tabId: idField,
  savedAt: momentField,
});
