import * as z from 'zod/mini';
import { longestDrawing } from '../../schema/progress/drawing.ts';
import type { DeviceMemory } from '../workspace/session/deviceMemory.ts';

// Compiled parsers need `eval`, which the pages' policy forbids; even the attempt is reported as a violation.
z.config({ jitless: true });

/** Under which key the memory of the device has drawings that a page could not save before it went away. */
export const rescueKey = 'drawing-rescue';

const rescuedSchema = z.array(
  z.strictObject({
    id: z.string().check(z.minLength(1), z.maxLength(200)),
    text: z.string().check(z.maxLength(longestDrawing)),
    /** When the version was saved that it continues; absent for a new drawing. */
    basedOn: z.optional(z.number()),
  }),
);

/** A drawing that a page could not save before it went away. */
export type RescuedDrawing = z.infer<typeof rescuedSchema>[number];

/** Returns the drawings that pages left behind; none where the memory is empty or damaged. */
export function readRescuedDrawings(memory: DeviceMemory): readonly RescuedDrawing[] {
  try {
    return rescuedSchema.parse(JSON.parse(memory.read(rescueKey) ?? '[]'));
  } catch {
    return [];
  }
}
