import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditorHandle, EditorProps, EditorViewState } from './editorHandle.ts';
import { PlainEditor } from './PlainEditor.tsx';

/** Which editor the learner wants. */
export type EditorChoice = 'monaco' | 'plain';

type LoadedMonaco = typeof import('./MonacoEditor.tsx').default;

interface CodeEditorProps extends Omit<EditorProps, 'takeView'> {
  readonly choice: EditorChoice | undefined;
  readonly contractSource: string;
  readonly fileName: string;
  /** Tells how the full editor is doing, for the line above the editor. */
  readonly onLoading: (state: 'plain' | 'loading' | 'ready' | 'failed') => void;
}

/**
 * Shows the plain editor at once and the full one in its place when it is loaded, cursor and scrolling carried over. The plain editor
 * stays where it is chosen, and where the full one fails to load.
 */
export function CodeEditor({ choice, contractSource, fileName, onLoading, onHandle, ...editor }: CodeEditorProps) {
  const [Monaco, setMonaco] = useState<LoadedMonaco>();
  const handle = useRef<EditorHandle>(undefined);
  const view = useRef<EditorViewState>(undefined);
  const wanted = choice === 'monaco';

  useEffect(() => {
    if (choice === undefined) return;
    if (!wanted) {
      onLoading('plain');
      return;
    }
    if (Monaco) {
      onLoading('ready');
      return;
    }
    let cancelled = false;
    onLoading('loading');
    void loadMonaco().then((loaded) => {
      if (cancelled) return;
      if (loaded) setMonaco(() => loaded);
      else onLoading('failed');
    });
    return () => {
      cancelled = true;
    };
  }, [choice, Monaco]);

  const takeHandle = useCallback(
    (next: EditorHandle | undefined) => {
      if (!next && handle.current) view.current = handle.current.viewState();
      handle.current = next;
      onHandle(next);
    },
    [onHandle],
  );

  const takeView = useCallback(() => view.current, []);
  const shared = { ...editor, onHandle: takeHandle, takeView };
  return wanted && Monaco ? <Monaco {...shared} contractSource={contractSource} fileName={fileName} /> : <PlainEditor {...shared} />;
}

/** Loads the full editor; undefined when it cannot be had. Awaited in a try: Vite wraps a chained `then` into its own preloading. */
async function loadMonaco(): Promise<LoadedMonaco | undefined> {
  try {
    const module = await import('./MonacoEditor.tsx');
    return module.default;
  } catch {
    return undefined;
  }
}
