import { useEffect, useRef } from 'react';

interface Shortcuts {
  readonly enabled: boolean;
  readonly running: boolean;
  readonly onRun: () => void;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
}

/**
 * Listens for Ctrl or Cmd with Enter (run), with Shift too (submit), and Escape while something runs (cancel), anywhere on the page and
 * before the editor sees them.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { enabled, running, onRun, onSubmit, onCancel } = latest.current;
      const action =
        event.key === 'Enter' && (event.ctrlKey || event.metaKey)
          ? event.shiftKey
            ? onSubmit
            : onRun
          : event.key === 'Escape' && running
            ? onCancel
            : undefined;
      if (!action || !enabled || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) action();
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
