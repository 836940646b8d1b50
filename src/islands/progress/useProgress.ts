import { useEffect, useState } from 'react';
import { openProgress } from '../../progress/index.ts';
import type { Progress, ProgressSummary, Quarantined, StorageStatus, UndoableImport } from '../../progress/index.ts';

/** What the page shows of the store at one moment. */
export interface Snapshot {
  readonly progress: Progress;
  readonly status: StorageStatus;
  readonly summary: ProgressSummary;
  readonly quarantine: readonly Quarantined[];
  readonly undoable: UndoableImport | undefined;
}

/** Opens the store and follows it: reads anew when this or another tab changes it. Undefined until the first reading. */
export function useProgress(): Snapshot | undefined {
  const [snapshot, setSnapshot] = useState<Snapshot>();
  useEffect(() => {
    let live = true;
    const stops: (() => void)[] = [];
    void openProgress().then((progress) => {
      if (!live) return;
      const refresh = (): void => {
        void read(progress).then((next) => live && setSnapshot(next));
      };
      stops.push(progress.onChange(refresh), progress.onStatus(refresh));
      refresh();
    });
    return () => {
      live = false;
      stops.forEach((stop) => stop());
    };
  }, []);
  return snapshot;
}

async function read(progress: Progress): Promise<Snapshot> {
  const summary = await progress.summary();
  const quarantine = await progress.listQuarantine();
  const undoable = await progress.undoableImport();
  return { progress, status: progress.status, summary, quarantine, undoable };
}
