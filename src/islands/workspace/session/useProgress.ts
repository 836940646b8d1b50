import { useEffect, useState } from 'react';
import type { Progress, StorageStatus } from '../../../progress/types.ts';

/** The learner's store once it is open, and what there is to say about it. */
export interface ProgressState {
  readonly progress: Progress | undefined;
  readonly status: StorageStatus | undefined;
}

/** Opens the learner's store when the island runs in a browser. */
export function useProgress(): ProgressState {
  const [state, setState] = useState<ProgressState>({ progress: undefined, status: undefined });
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    void (async () => {
      const { openProgress } = await import('../../../progress/index.ts');
      const progress = await openProgress();
      if (gone) return;
      setState({ progress, status: progress.status });
      stop = progress.onStatus((status) => setState({ progress, status }));
    })();
    return () => {
      gone = true;
      stop?.();
    };
  }, []);
  return state;
}
