import { useCallback, useState } from 'react';
import type { StorageStatus } from '../../../progress/types.ts';
import type { DraftSession } from '../session/useDraft.ts';
import { CodeEditor, type EditorChoice } from './CodeEditor.tsx';
import { DraftNotices } from './DraftNotices.tsx';
import type { EditorHandle, EditorMark } from './editorHandle.ts';
import { EditorHeader } from './EditorHeader.tsx';

interface EditorPaneProps {
  readonly title: string;
  readonly fileName: string;
  readonly contractSource: string;
  readonly starterSource: string;
  readonly draft: DraftSession;
  readonly storage: StorageStatus | undefined;
  readonly choice: EditorChoice | undefined;
  readonly onChoose: (choice: EditorChoice) => void;
  readonly mark: EditorMark | undefined;
  readonly mac: boolean;
  readonly onHandle: (handle: EditorHandle | undefined) => void;
  readonly onFocusEditor: () => void;
  /** Called when the editor the learner wants is there, so that other things may load. */
  readonly onSettled: () => void;
}

const HELP_ID = 'hr-ws-editor-help';

/** Shows the learner's code in the editor of their choice, with what there is to say about it. */
export function EditorPane({
  title,
  fileName,
  contractSource,
  starterSource,
  draft,
  storage,
  choice,
  onChoose,
  mark,
  mac,
  onHandle,
  onFocusEditor,
  onSettled,
}: EditorPaneProps) {
  const [loading, setLoading] = useState<'plain' | 'loading' | 'ready' | 'failed'>('plain');
  const [attempt, setAttempt] = useState(0);
  const onLoading = useCallback(
    (state: typeof loading) => {
      setLoading(state);
      if (state !== 'loading') onSettled();
    },
    [onSettled],
  );
  const full = loading === 'ready' && choice === 'monaco';
  return (
    <>
      <EditorHeader
        fileName={fileName}
        saving={draft.state.saving}
        storage={storage}
        loading={loading === 'loading'}
        choice={choice}
        onChoose={onChoose}
        canReset={draft.ready && draft.source !== starterSource}
        onReset={() => {
          draft.replace(starterSource, 'Reset to the starter.');
          onFocusEditor();
        }}
      />
      <DraftNotices
        draft={draft}
        storage={storage}
        editorFailed={loading === 'failed'}
        onRetryEditor={() => setAttempt(attempt + 1)}
        onSettled={onFocusEditor}
      />
      <div className="hr-ws-editor">
        <CodeEditor
          key={attempt}
          label={`Your code for ${title}`}
          value={draft.source}
          revision={draft.revision}
          onChange={draft.edit}
          readOnly={!draft.ready}
          mark={mark}
          onHandle={onHandle}
          describedBy={HELP_ID}
          choice={draft.ready ? choice : undefined}
          contractSource={contractSource}
          fileName={fileName}
          onLoading={onLoading}
        />
      </div>
      <p className="hr-ws-editor-help" id={HELP_ID}>
        {full ? (
          <>
            Tab indents. To leave the editor by keyboard, press <kbd>{mac ? '⌃⇧M' : 'Ctrl M'}</kbd> and then Tab.
          </>
        ) : (
          <>Tab moves to the next control. Type spaces to indent.</>
        )}
      </p>
    </>
  );
}
