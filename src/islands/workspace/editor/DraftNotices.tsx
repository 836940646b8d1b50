import { useState } from 'react';
import type { StorageStatus } from '../../../progress/types.ts';
import { describeTime } from '../history/describeTime.ts';
import { DiffView } from '../history/DiffView.tsx';
import type { DraftSession } from '../session/useDraft.ts';
import { Notice } from './Notice.tsx';

interface DraftNoticesProps {
  readonly draft: DraftSession;
  readonly storage: StorageStatus | undefined;
  readonly editorFailed: boolean;
  readonly onRetryEditor: () => void;
  /** Called when a notice is settled and its buttons go away with the focus. */
  readonly onSettled: () => void;
}

/** Says what the learner should know about the text: storage in trouble, another tab, a replacement that can be undone. */
export function DraftNotices({ draft, storage, editorFailed, onRetryEditor, onSettled }: DraftNoticesProps) {
  const [comparing, setComparing] = useState(false);
  const { other } = draft.state;
  const settle = (act: () => void) => () => {
    setComparing(false);
    act();
    onSettled();
  };
  return (
    <>
      {storage && storage.kind !== 'ok' && (
        <Notice tone="warn">
          {storage.message} {storage.remedy}
        </Notice>
      )}
      {editorFailed && (
        <Notice tone="warn" actions={[{ label: 'Try again', onAct: onRetryEditor }]}>
          The full editor could not be loaded, so here is the plain one. Running and submitting work as ever.
        </Notice>
      )}
      {other && (
        <Notice
          tone="warn"
          actions={[
            { label: comparing ? 'Hide the comparison' : 'Compare', onAct: () => setComparing(!comparing) },
            { label: 'Use the other version', onAct: settle(draft.takeOther) },
            { label: 'Keep this one', onAct: settle(draft.keepMine) },
          ]}
        >
          This exercise was changed in another tab at {describeTime(other.savedAt, Date.now())}. Nothing is lost until you choose.
        </Notice>
      )}
      {other && comparing && <DiffView before={draft.source} after={other.source} beforeName="this tab" afterName="the other tab" />}
      {draft.replaced && (
        <Notice
          tone="info"
          actions={[
            { label: 'Undo', onAct: settle(draft.undoReplace) },
            { label: 'Dismiss', onAct: settle(draft.forgetReplaced) },
          ]}
        >
          {draft.replaced.what}
        </Notice>
      )}
    </>
  );
}
