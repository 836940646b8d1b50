import { useCallback, useState } from 'react';

/** The steps that can be undone, most recent last, and those that can be redone, next last. */
interface Steps<Settings> {
  readonly past: readonly Settings[];
  readonly future: readonly Settings[];
  /** What the latest step was part of, if it goes on: its further changes are the same step. */
  readonly gesture?: string | undefined;
}

/** Changes of a set-up that can be taken back. */
export interface History<Settings> {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Changes the set-up, keeping what was before. Changes of one gesture that follow each other, such as a name being typed, are one step. */
  apply(after: Settings, gesture?: string): void;
  undo(): void;
  redo(): void;
}

const mostSteps = 200;

/** Keeps what the set-up was before each change, up to 200 steps; `put` is called with the set-up to go to. */
export function useHistory<Settings>(now: Settings, put: (settings: Settings) => void): History<Settings> {
  const [{ past, future }, setSteps] = useState<Steps<Settings>>({ past: [], future: [] });

  const apply = useCallback(
    (after: Settings, gesture?: string) => {
      setSteps((before) => {
        const goesOn = gesture !== undefined && gesture === before.gesture;
        return { past: goesOn ? before.past : [...before.past, now].slice(-mostSteps), future: [], gesture };
      });
      put(after);
    },
    [now, put],
  );

  function undo(): void {
    const before = past.at(-1);
    if (before === undefined) return;
    setSteps({ past: past.slice(0, -1), future: [...future, now] });
    put(before);
  }

  function redo(): void {
    const after = future.at(-1);
    if (after === undefined) return;
    setSteps({ past: [...past, now], future: future.slice(0, -1) });
    put(after);
  }

  return { canUndo: past.length > 0, canRedo: future.length > 0, apply, undo, redo };
}
