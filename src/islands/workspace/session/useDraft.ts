import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../progress/types.ts';
import { createDraftKeeper, type DraftKeeper, type DraftState } from '../draft/draftKeeper.ts';
import { deviceMemory } from './deviceMemory.ts';

/** A change that replaced the whole text and can be taken back. */
export interface Replacement {
  /** What was done, as a sentence: "Reset to the starter." */
  readonly what: string;
  readonly before: string;
}

/** The learner's text and everything that happens to it. */
export interface DraftSession {
  readonly source: string;
  /** Rises whenever the text is replaced other than by typing. */
  readonly revision: number;
  readonly ready: boolean;
  readonly state: DraftState;
  readonly replaced: Replacement | undefined;
  edit(source: string): void;
  /** Replaces the text as one step that can be undone. */
  replace(source: string, what: string): void;
  undoReplace(): void;
  forgetReplaced(): void;
  flush(): Promise<void>;
  keepMine(): void;
  takeOther(): void;
}

/** Loads the draft of an exercise and keeps it saved: while typing, when the page is hidden, and before every run. */
export function useDraft(progress: Progress | undefined, exerciseId: string, starter: string): DraftSession {
  const keeper = useRef<DraftKeeper>(undefined);
  const [source, setSource] = useState(starter);
  const [revision, setRevision] = useState(0);
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<DraftState>({ saving: 'loading', other: undefined });
  const [replaced, setReplaced] = useState<Replacement>();
  const current = useRef(source);
  current.current = source;

  useEffect(() => {
    if (!progress) return;
    const made = createDraftKeeper({ store: progress, memory: deviceMemory(), exerciseId, starter, onState: setState });
    keeper.current = made;
    void made.load().then((text) => {
      setSource(text);
      setRevision((now) => now + 1);
      setReady(true);
    });
    const rescue = (): void => {
      if (document.visibilityState === 'hidden') made.rescue();
    };
    const leave = (): void => made.rescue();
    document.addEventListener('visibilitychange', rescue);
    addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', rescue);
      removeEventListener('pagehide', leave);
      made.rescue();
      made.dispose();
    };
  }, [progress, exerciseId, starter]);

  const edit = useCallback((next: string) => {
    setSource(next);
    keeper.current?.edited(next);
  }, []);
  const replace = useCallback(
    (next: string, what: string) => {
      if (next === current.current) return;
      setReplaced({ what, before: current.current });
      edit(next);
      setRevision((now) => now + 1);
    },
    [edit],
  );
  const undoReplace = useCallback(() => {
    if (!replaced) return;
    edit(replaced.before);
    setRevision((now) => now + 1);
    setReplaced(undefined);
  }, [edit, replaced]);
  const flush = useCallback(async () => keeper.current?.flush(), []);
  const takeOther = useCallback(async () => {
    const before = current.current;
    const text = await keeper.current?.takeOther();
    if (text === undefined) return;
    setReplaced({ what: 'The version from the other tab is in the editor.', before });
    setSource(text);
    setRevision((now) => now + 1);
  }, []);

  return {
    source,
    revision,
    ready,
    state,
    replaced,
    edit,
    replace,
    undoReplace,
    forgetReplaced: useCallback(() => setReplaced(undefined), []),
    flush,
    keepMine: useCallback(() => void keeper.current?.keepMine(), []),
    takeOther: useCallback(() => void takeOther(), [takeOther]),
  };
}
