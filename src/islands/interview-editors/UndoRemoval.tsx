import type { ReactNode } from 'react';

/** Says what was removed last and offers to bring it back. The region is there from the start, so that it is announced. */
export function UndoRemoval({ removed, onUndo }: { readonly removed: string | undefined; readonly onUndo: () => void }): ReactNode {
  return (
    <div className="hr-ed-undo" role="status">
      {removed === undefined ? null : (
        <>
          <span>Removed {removed}.</span>
          <button type="button" className="hr-ed-add" data-focus="undo" onClick={onUndo}>
            Undo
          </button>
        </>
      )}
    </div>
  );
}
