import type { ReactNode } from 'react';
import { useRef } from 'react';
import { formatCount, formatShare } from '../shared/format.ts';
import { RunProgress } from '../shared/RunProgress.tsx';
import type { CurveSet } from './curve-set.ts';
import type { RunState } from './use-curves.ts';

interface RunStatusProps {
  readonly state: RunState;
  readonly shown: CurveSet | undefined;
  readonly onCancel: () => void;
  readonly onRetry: () => void;
}

/** Tells what the curves were computed from, how far a run has come, or why it failed. */
export function RunStatus({ state, shown, onCancel, onRetry }: RunStatusProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);

  /** The button pressed goes away: the focus stays near it. */
  function leaveTo(action: () => void): void {
    box.current?.focus({ preventScroll: true });
    action();
  }

  return (
    <div ref={box} tabIndex={-1} className="hr-lab-run-status">
      <p>{shown ? describeBasis(shown) : ''}</p>
      {state.kind === 'running' && !state.isPreview ? (
        <RunProgress label="Computing the curves" fraction={state.fraction} onCancel={() => leaveTo(onCancel)} />
      ) : null}
      {state.kind === 'cancelled' || state.kind === 'failed' ? (
        <div className="hr-lab-buttons">
          <p role="alert" className={state.kind === 'failed' ? 'hr-lab-error' : undefined}>
            {state.kind === 'failed' ? state.message : 'The run was cancelled; the curves show what was computed until then.'}
          </p>
          <button type="button" onClick={() => leaveTo(onRetry)}>
            Run again
          </button>
        </div>
      ) : null}
    </div>
  );
}

function describeBasis({ requests, rate, share, isPreview }: CurveSet): string {
  if (requests === 0) return '';
  const simulated = `${formatCount(requests)} requests for each line`;
  if (isPreview) return `Preview, from the first ${simulated}.`;
  const parts = [`From ${simulated}`];
  if (rate < 1) parts.push(`sampled: ${formatShare(rate)} of the keys, chosen by hash, which is right to about 3 percentage points`);
  if (share < 0.999) parts.push(`from the first ${formatShare(share)} of the trace`);
  return `${parts.join('; ')}.`;
}
