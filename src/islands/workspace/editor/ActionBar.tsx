import type { GraderSession } from '../session/useGrader.ts';

interface ActionBarProps {
  readonly session: GraderSession;
  readonly ready: boolean;
  readonly mac: boolean;
  readonly onRun: () => void;
  readonly onSubmit: () => void;
}

/** Runs the visible tests, submits, and cancels. */
export function ActionBar({ session, ready, mac, onRun, onSubmit }: ActionBarProps) {
  const running = session.run.kind === 'running';
  // Not `disabled` while it runs: that would take the focus away from who has just pressed it.
  const submit = running ? undefined : onSubmit;
  const modifier = mac ? '⌘' : 'Ctrl';
  return (
    <div className="hr-ws-actions">
      {running ? (
        <button type="button" className="hr-ws-button" onClick={session.cancel}>
          Cancel <kbd>Esc</kbd>
        </button>
      ) : (
        <button type="button" className="hr-ws-button" onClick={onRun} disabled={!ready} aria-keyshortcuts="Control+Enter Meta+Enter">
          Run tests <kbd>{modifier} ↵</kbd>
        </button>
      )}
      <button
        type="button"
        className="hr-ws-primary"
        onClick={submit}
        disabled={!ready}
        aria-disabled={running}
        aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter"
      >
        Submit <kbd>{modifier} ⇧ ↵</kbd>
      </button>
    </div>
  );
}
