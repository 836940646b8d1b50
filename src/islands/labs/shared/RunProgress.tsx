import type { ReactNode } from 'react';

interface RunProgressProps {
  /** What is being done, for assistive technology. */
  readonly label: string;
  /** How far it has come, 0 to 1. */
  readonly fraction: number;
  readonly onCancel: () => void;
}

/** Shows how far a run has come, and lets it be cancelled. */
export function RunProgress({ label, fraction, onCancel }: RunProgressProps): ReactNode {
  return (
    <div className="hr-lab-progress-row">
      <progress value={fraction} max={1} aria-label={label} />
      <span aria-hidden="true">{Math.floor(fraction * 100)}%</span>
      <button type="button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}
