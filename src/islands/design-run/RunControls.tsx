import type { ReactNode } from 'react';
import { useRef } from 'react';
import { RunProgress } from '../labs/shared/RunProgress.tsx';
import type { Trials } from './use-trials.ts';

interface RunControlsProps {
  readonly trials: Trials;
  /** Whether what was run is not what stands now. */
  readonly isStale: boolean;
  readonly isDisabled: boolean;
  readonly onRun: () => void;
  /** What is said beside the button. */
  readonly children?: ReactNode;
}

/** Starts the runs of a design; while they last, shows how far they are and ends them. */
export function RunControls({ trials, isStale, isDisabled, onRun, children }: RunControlsProps): ReactNode {
  const runButton = useRef<HTMLButtonElement>(null);
  if (trials.isRunning) {
    return (
      <RunProgress
        label="Running the design"
        fraction={trials.fraction}
        onCancel={() => {
          trials.cancel();
          // The button pressed goes away: the focus goes to what takes its place.
          setTimeout(() => runButton.current?.focus());
        }}
      />
    );
  }
  return (
    <div className="hr-lab-buttons">
      <button ref={runButton} type="button" className="hr-lab-primary" aria-disabled={isDisabled} onClick={onRun}>
        {isStale ? 'Run the changed design' : trials.set ? 'Run again' : 'Run'}
      </button>
      {children}
    </div>
  );
}
