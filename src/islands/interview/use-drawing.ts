import { useMemo, useRef } from 'react';
import type { Design } from '../../design/index.ts';
import { designVersion, readDrawing } from '../../design/index.ts';
import type { ReadDesign } from '../../design/index.ts';

/** A design of nothing. */
const emptyDesign: Design = { format: 'headroom-design', version: designVersion, components: [], connections: [], groups: [] };

/** A drawing that is kept as text. */
export interface Drawing {
  /** What was read, or what is wrong with the text. */
  readonly read: ReadDesign;
  /** Writes a design as the text to keep. */
  write(design: Design): string;
}

/** Reads the text of a drawing; a blank one is empty. What this page has written itself is not read again. */
export function useDrawing(text: string): Drawing {
  const written = useRef<{ readonly text: string; readonly design: Design }>(undefined);
  const read = useMemo<ReadDesign>(() => {
    if (text === '') return { ok: true, design: emptyDesign };
    return written.current?.text === text ? { ok: true, design: written.current.design } : readDrawing(text);
  }, [text]);
  return {
    read,
    write(design) {
      written.current = { text: JSON.stringify(design), design };
      return written.current.text;
    },
  };
}
