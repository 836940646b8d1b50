import type { ReactNode } from 'react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useWidth } from '../labs/shared/use-width.ts';
import './canvas.css';
import './canvas-panels.css';
import './flow-canvas.css';
import type { DesignCanvasProps } from './canvas-props.ts';
import { describeDrawing } from './describe-drawing.ts';
import { FileActions } from './FileActions.tsx';
import { OutlineView } from './OutlineView.tsx';
import { Palette } from './Palette.tsx';
import { ProblemList } from './ProblemList.tsx';
import { onShortcut } from './shortcuts.ts';
import { SidePanel } from './SidePanel.tsx';
import { Toolbar, type View } from './Toolbar.tsx';
import { type DesignEditor, useDesignEditor } from './use-design-editor.ts';
import { useKeptFocus } from './use-kept-focus.ts';

// React Flow loads only where the canvas is shown.
const FlowCanvas = lazy(() => import('./FlowCanvas.tsx'));

/** Below this width the outline is shown first, in pixels. */
const narrow = 700;

/**
 * Lets a design be drawn: a canvas and, for keyboards, readers and small screens, an outline that does the same. The design is the
 * parent's; the canvas keeps what is selected and what can be undone.
 */
export default function DesignCanvas(props: DesignCanvasProps): ReactNode {
  const editor = useDesignEditor(props);
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root, props.design);
  const width = useWidth(root, 0);
  const [chosen, setChosen] = useState<View>();
  const isNarrow = width < narrow;
  const view = chosen ?? (width === 0 ? undefined : isNarrow ? 'outline' : 'canvas');
  return (
    <div
      ref={root}
      className="hr-canvas not-content"
      role="group"
      aria-label="Design"
      tabIndex={-1}
      onKeyDown={(event) => onShortcut(event, editor)}
    >
      <div className="hr-canvas-bar">
        <Toolbar editor={editor} view={view ?? 'canvas'} onView={setChosen} />
        <FileActions editor={editor} />
      </div>
      <Said editor={editor} />
      <div className="hr-canvas-body">
        {editor.readOnly ? null : <Palette editor={editor} canDrag={view === 'canvas'} />}
        <div className="hr-canvas-main">
          {view === 'outline' ? (
            <OutlineView editor={editor} hasPanels={isNarrow} />
          ) : (
            <Drawing editor={editor} isReady={view === 'canvas'} />
          )}
        </div>
        {view === 'outline' && isNarrow && editor.selected.size === 1 ? null : <SidePanel editor={editor} />}
      </div>
      <ProblemList editor={editor} />
    </div>
  );
}

function Drawing({ editor, isReady }: { readonly editor: DesignEditor; readonly isReady: boolean }): ReactNode {
  const { design, kinds } = editor;
  const isEmpty = design.components.length === 0 && design.groups.length === 0;
  const loading = <p className="hr-canvas-loading">The canvas is loading …</p>;
  return (
    <div className="hr-canvas-drawing">
      <p className="hr-canvas-hidden">{describeDrawing(design, kinds)}</p>
      {isReady ? (
        <Suspense fallback={loading}>
          <FlowCanvas editor={editor} />
        </Suspense>
      ) : (
        loading
      )}
      {isEmpty && isReady ? (
        <p className="hr-canvas-empty">
          Press a component to add it, or drag it here. Draw a connection from the right side of one to the next.
        </p>
      ) : null}
    </div>
  );
}

/** Says what was done last; the same words twice are said twice. */
function Said({ editor }: { readonly editor: DesignEditor }): ReactNode {
  const { text, count } = editor.telling;
  const [shown, setShown] = useState('');
  useEffect(() => {
    // Readers announce a change: the same words again must first go away.
    setShown('');
    const timer = setTimeout(() => setShown(text), 30);
    return () => clearTimeout(timer);
  }, [text, count]);
  return (
    <p className="hr-canvas-said" role="status">
      {shown}
    </p>
  );
}
