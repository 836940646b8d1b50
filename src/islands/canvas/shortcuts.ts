import type { KeyboardEvent } from 'react';
import type { DesignEditor } from './use-design-editor.ts';

/** Does what a key asks for in the drawing; fields keep their own keys, and an undo of their own. */
export function onShortcut(event: KeyboardEvent, editor: DesignEditor): void {
  const target = event.target as HTMLElement;
  if (target.matches('select, textarea, input:not([type="checkbox"])') || event.altKey) return;
  const action = event.ctrlKey || event.metaKey ? withControl(event, editor) : plain(event, editor);
  if (!action) return;
  event.preventDefault();
  action();
}

function withControl({ key, shiftKey }: KeyboardEvent, editor: DesignEditor): (() => void) | undefined {
  switch (key.toLowerCase()) {
    case 'z':
      return shiftKey ? editor.redo : editor.undo;
    case 'y':
      return editor.redo;
    case 'd':
      return editor.readOnly ? undefined : editor.duplicate;
    case 'a':
      return editor.selectAll;
    default:
      return undefined;
  }
}

function plain({ key }: KeyboardEvent, editor: DesignEditor): (() => void) | undefined {
  if (key === 'Escape' && editor.selected.size > 0) return () => editor.select([]);
  if ((key === 'Delete' || key === 'Backspace') && !editor.readOnly && editor.selected.size > 0) return editor.remove;
  return undefined;
}
