import { useEffect, useState } from 'react';
import type { Progress, StorageStatus } from '../../progress/index.ts';
import { openProgress } from '../../progress/index.ts';

/** The learner's store, and whether it keeps anything. */
export interface ProgressStore {
  readonly progress: Progress;
  readonly status: StorageStatus;
}

/** Opens the learner's store; undefined until it is open. */
export function useProgressStore(): ProgressStore | undefined {
  const [store, setStore] = useState<ProgressStore>();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isGone = false;
    void openProgress().then((progress) => {
      if (isGone) return;
      setStore({ progress, status: progress.status });
      stop = progress.onStatus((status) => setStore({ progress, status }));
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, []);
  return store;
}
