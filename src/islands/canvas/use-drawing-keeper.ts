import { type RefObject, useCallback, useReducer, useRef, useState } from 'react';
import type { StorageStatus } from '../../progress/index.ts';
import { deviceMemory } from '../workspace/session/deviceMemory.ts';
import { type DrawingKeeper, openDrawings } from './drawing-keeper.ts';

/** The keeper of a page's drawings, on its way or there. */
export interface OpeningKeeper {
  /** Absent until it is open. */
  readonly keeper: RefObject<DrawingKeeper | undefined>;
  /** How storage is; undefined until that is known. */
  readonly status: StorageStatus | undefined;
  /** Opens the keeper and calls back once: with it, or with nothing where it cannot be opened. Returns what closes it. */
  whenOpen(begin: (opened: DrawingKeeper | undefined) => void): () => void;
}

/** Opens the keeper of a page's drawings, and draws the page anew when what it keeps changes. */
export function useDrawingKeeper(): OpeningKeeper {
  const keeper = useRef<DrawingKeeper>(undefined);
  const [status, setStatus] = useState<StorageStatus>();
  const [, drawAnew] = useReducer((count: number) => count + 1, 0);

  const whenOpen = useCallback((begin: (opened: DrawingKeeper | undefined) => void) => {
    let isGone = false;
    let stop: (() => void) | undefined;
    void openKeeper().then(
      ({ progress, opened }) => {
        if (isGone) return void opened.close();
        keeper.current = opened;
        opened.subscribe(drawAnew);
        setStatus(progress.status);
        stop = progress.onStatus(setStatus);
        begin(opened);
      },
      () => {
        if (isGone) return;
        setStatus(unopened);
        begin(undefined);
      },
    );
    return () => {
      isGone = true;
      stop?.();
      void keeper.current?.close();
      keeper.current = undefined;
    };
  }, []);

  return { keeper, status, whenOpen };
}

const unopened: StorageStatus = {
  kind: 'memory-only',
  message: 'What keeps drawings could not be loaded, so this one is in the address of the page alone.',
  remedy: 'Reload the page when there is a network.',
};

async function openKeeper() {
  const { newId, openProgress } = await import('../../progress/index.ts');
  const progress = await openProgress();
  return { progress, opened: await openDrawings({ store: progress, memory: deviceMemory(), newId }) };
}
