import type { StorageStatus } from '../../../progress/types.ts';
import type { DraftState } from '../draft/draftKeeper.ts';
import type { EditorChoice } from './CodeEditor.tsx';

interface EditorHeaderProps {
  readonly fileName: string;
  readonly saving: DraftState['saving'];
  readonly storage: StorageStatus | undefined;
  readonly loading: boolean;
  readonly choice: EditorChoice | undefined;
  readonly onChoose: (choice: EditorChoice) => void;
  readonly canReset: boolean;
  readonly onReset: () => void;
}

/** Names the file and says whether it is saved; switches between the editors and resets to the starter. */
export function EditorHeader({ fileName, saving, storage, loading, choice, onChoose, canReset, onReset }: EditorHeaderProps) {
  return (
    <div className="hr-ws-editor-header">
      <span className="hr-ws-file">{fileName}</span>
      <span className="hr-ws-muted hr-ws-saving">{savingWords(saving, storage)}</span>
      <span className="hr-ws-muted hr-ws-editor-loading" role="status">
        {loading ? 'Loading the full editor; you can type already.' : ''}
      </span>
      <button type="button" className="hr-ws-quiet" onClick={onReset} disabled={!canReset}>
        Reset
      </button>
      <button
        type="button"
        className="hr-ws-quiet"
        aria-pressed={choice === 'plain'}
        disabled={choice === undefined}
        onClick={() => onChoose(choice === 'plain' ? 'monaco' : 'plain')}
      >
        Plain editor
      </button>
    </div>
  );
}

function savingWords(saving: DraftState['saving'], storage: StorageStatus | undefined): string {
  if (saving === 'loading') return 'Opening';
  if (saving === 'unsaved') return 'Saving';
  return storage && storage.kind !== 'ok' ? 'Kept until you close this tab' : 'Saved';
}
