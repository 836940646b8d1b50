import type { ReactNode } from 'react';
import type { DesignEditor } from './use-design-editor.ts';

/** How a design is shown. */
export type View = 'canvas' | 'outline';

interface ToolbarProps {
  readonly editor: DesignEditor;
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** Shows what can be done to the whole drawing, and switches between canvas and outline. */
export function Toolbar({ editor, view, onView }: ToolbarProps): ReactNode {
  const { readOnly, selected, items } = editor;
  return (
    <div className="hr-canvas-row" role="group" aria-label="Drawing">
      <span className="hr-canvas-views" role="group" aria-label="View">
        {(['canvas', 'outline'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => onView(one)}>
            {one === 'canvas' ? 'Canvas' : 'Outline'}
          </button>
        ))}
      </span>
      {readOnly ? null : (
        <>
          <button type="button" aria-disabled={!editor.canUndo} aria-keyshortcuts="Control+Z" onClick={editor.undo}>
            Undo
          </button>
          <button type="button" aria-disabled={!editor.canRedo} aria-keyshortcuts="Control+Shift+Z" onClick={editor.redo}>
            Redo
          </button>
          <button type="button" aria-disabled={items.components.length === 0} aria-keyshortcuts="Control+D" onClick={editor.duplicate}>
            Duplicate
          </button>
          <button type="button" aria-disabled={selected.size === 0} aria-keyshortcuts="Delete" onClick={editor.remove}>
            Take out
          </button>
          <button type="button" onClick={editor.layOut}>
            Lay out
          </button>
        </>
      )}
    </div>
  );
}
