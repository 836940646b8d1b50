import { useEffect, useState } from 'react';
import type { Progress, StorageStatus } from '../../../progress/types.ts';

/** The learner's store once it is open, and what there is to say about it. */
export interface ProgressState {
  readonly progress: Progress | undefined;
  readonly status: StorageStatus | undefined;
}

const NOT_LOADED: StorageStatus = {
  kind: 'memory-only',
  message: 'A part of this page could not be loaded, so nothing you type could be saved.',
  remedy: 'Check the connection and reload the page.',
};

/** Opens the learner's store when the island runs in a browser. */
export function useProgress(): ProgressState {
  const [state, setState] = useState<ProgressState>({ progress: undefined, status: undefined });
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    const open = async (): Promise<void> => {
      try {
        const { openProgress } = await import('../../../progress/index.ts');
        const progress = await openProgress();
        if (gone) return;
        setState({ progress, status: progress.status });
        stop = progress.onStatus((status) => setState({ progress, status }));
      } catch {
        // The editor stays read-only: what could not be saved must not be typed.
        setState({ progress: undefined, status: NOT_LOADED });
      }
    };
    void open();
    return () => {
      gone = true;
      stop?.();
    };
  }, []);
  return state;
}
