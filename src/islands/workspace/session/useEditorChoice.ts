import { useCallback, useEffect, useState } from 'react';
import type { Progress } from '../../../progress/types.ts';
import type { EditorChoice } from '../editor/CodeEditor.tsx';

/** Returns which editor the learner wants, undefined until it is known, and how to change it for good. */
export function useEditorChoice(progress: Progress | undefined): readonly [EditorChoice | undefined, (choice: EditorChoice) => void] {
  const [choice, setChoice] = useState<EditorChoice>();
  useEffect(() => {
    void progress?.getSetting('editor').then((stored) => setChoice((now) => now ?? stored ?? defaultChoice()));
  }, [progress]);
  const choose = useCallback(
    (next: EditorChoice) => {
      setChoice(next);
      void progress?.setSetting('editor', next);
    },
    [progress],
  );
  return [choice, choose];
}

/** Monaco does not support touch keyboards, and a phone is better off without its download. */
function defaultChoice(): EditorChoice {
  return matchMedia('(pointer: coarse)').matches ? 'plain' : 'monaco';
}
