import type { ProgressContext } from './context.ts';
import { nextMoment } from './identity.ts';
import type { Progress, SaveDrawingResult, StoredDrawing } from './types.ts';

type Drawings = Pick<Progress, 'listDrawings' | 'saveDrawing' | 'removeDrawing'>;

/** Creates the part of the store that keeps drawings of the canvas. */
export function createDrawings({ records, announce, tabId }: ProgressContext): Drawings {
  return {
    async listDrawings() {
      const stored = await records.read((reader) => reader.list('drawings'));
      return stored.toSorted((left, right) => right.savedAt - left.savedAt || (left.id < right.id ? -1 : 1));
    },
    async saveDrawing(id, text, basedOn) {
      const result = await records.write(async (writer): Promise<SaveDrawingResult> => {
        const stored = await writer.get('drawings', id);
        if (stored !== undefined && stored.savedAt !== basedOn) return { ok: false, conflict: stored };
        const saved: StoredDrawing = { id, text, tabId, savedAt: nextMoment() };
        await writer.put('drawings', saved);
        return { ok: true, saved };
      });
      if (result.ok) announce(['drawings']);
      return result;
    },
    async removeDrawing(id) {
      await records.write((writer) => writer.delete('drawings', id));
      announce(['drawings']);
    },
  };
}
