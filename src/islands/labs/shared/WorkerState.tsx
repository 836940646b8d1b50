import type { ReactNode } from 'react';
import { RunProgress } from './RunProgress.tsx';
import type { WorkerRun } from './use-worker-run.ts';

interface WorkerStateProps<Settings, Result> {
  readonly worker: WorkerRun<Settings, Result>;
  readonly settings: Settings;
  /** What is being done, for assistive technology. */
  readonly label: string;
  /** What is said once it was cancelled. */
  readonly cancelled: string;
  /** Does what is given, and keeps the focus near the button that then goes away. */
  readonly leaveTo: (action: () => void) => void;
}

/** Shows how far a worker's run has come, or why there is none, with what to do about it. */
export function WorkerState<Settings, Result>(props: WorkerStateProps<Settings, Result>): ReactNode {
  const { worker, settings, label, cancelled, leaveTo } = props;
  const { state } = worker;
  if (state.kind === 'idle') return null;
  if (state.kind === 'running') {
    return <RunProgress label={label} fraction={state.fraction} onCancel={() => leaveTo(worker.cancel)} />;
  }
  return (
    <div className="hr-lab-buttons">
      <p role="alert" className={state.kind === 'failed' ? 'hr-lab-error' : undefined}>
        {state.kind === 'failed' ? state.message : cancelled}
      </p>
      <button type="button" onClick={() => leaveTo(() => worker.run(settings))}>
        Run again
      </button>
    </div>
  );
}
