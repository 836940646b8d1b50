import type { GradeProgress } from '../../../grader/host/types.ts';

interface RunProgressProps {
  readonly progress: GradeProgress | undefined;
  readonly onCancel?: () => void;
}

/** Shows how far a run has come, with the name of its stage. */
export function RunProgress({ progress, onCancel }: RunProgressProps) {
  const label = progress?.label ?? 'Starting the sandbox';
  const percent = Math.round((progress?.fraction ?? 0) * 100);
  return (
    <div className="hr-ws-progress">
      <div className="hr-ws-progress-words">
        <span>{label}</span>
        {onCancel && (
          <button type="button" className="hr-ws-link" onClick={onCancel}>
            Cancel <kbd>Esc</kbd>
          </button>
        )}
      </div>
      <div
        className="hr-ws-progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ inlineSize: `${percent}%` }} />
      </div>
    </div>
  );
}
