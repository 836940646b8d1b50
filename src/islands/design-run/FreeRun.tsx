import type { ReactNode } from 'react';
import { useEffect, useId, useMemo, useState } from 'react';
import type { Design } from '../../design/index.ts';
import type { Fault } from '../../design/simulation/index.ts';
import '../labs/shared/lab.css';
import AnalysisPanel from './AnalysisPanel.tsx';
import './design-run.css';
import { type KindForm, planFreeRun, readLoad } from './free-load.ts';
import { LoadForm } from './LoadForm.tsx';
import type { Marks } from './marks.ts';
import { OwnFaults } from './OwnFaults.tsx';
import { RunControls } from './RunControls.tsx';
import { RunTabs } from './RunTabs.tsx';
import { runKey } from './run-set.ts';
import type { Simulators } from './simulators.ts';
import { jobOf } from './trial-runs.ts';
import { useTrials } from './use-trials.ts';

/** Props of what analyses and runs a design under a load of one's own. */
export interface FreeRunProps {
  readonly design: Design;
  readonly kinds: readonly KindForm[];
  readonly onKinds: (kinds: readonly KindForm[]) => void;
  /** Told what to write at the components of the drawing; none once the design has changed. */
  readonly onMarks?: (marks: Marks | undefined) => void;
  /** Makes what runs designs; a worker unless given. Must stay the same. */
  readonly makeSimulators?: () => Simulators;
}

/** Analyses and runs a design, with stock parts, under a load and faults of one's own. */
export default function FreeRun({ design, kinds, onKinds, onMarks, makeSimulators }: FreeRunProps): ReactNode {
  const titleId = useId();
  const trials = useTrials(makeSimulators);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const read = useMemo(() => readLoad(kinds, design), [kinds, design]);
  const plan = useMemo(() => (read.ok ? planFreeRun(design, read.load, faults) : undefined), [design, read, faults]);
  const key = plan ? runKey(plan.design, { learner: plan.load, own: plan.load, substituted: [] }, []) + JSON.stringify(faults) : '';
  const { set, isRunning } = trials;
  const runs = [...(set?.runs.values() ?? [])];
  const isStale = set !== undefined && set.key !== key;
  useEffect(() => {
    if (isStale) onMarks?.(undefined);
  }, [isStale, onMarks]);
  const done = runs.some(({ state }) => state.kind === 'done');
  return (
    <>
      {read.ok ? <AnalysisPanel design={design} load={read.load} /> : null}
      <section className="hr-lab hr-run not-content" aria-labelledby={titleId}>
        <h3 id={titleId} className="hr-lab-title">
          Load and run
        </h3>
        <LoadForm kinds={kinds} problems={read.ok ? [] : read.problems} onChange={onKinds} />
        {plan ? (
          <OwnFaults design={design} load={plan.load} durationMs={plan.options.durationMs} faults={faults} onChange={setFaults} />
        ) : null}
        <RunControls
          trials={trials}
          isStale={isStale}
          isDisabled={!plan}
          onRun={() => {
            if (plan) trials.start(key, [jobOf('case', plan, [])]);
          }}
        />
        <p role="status" className="hr-lab-run-status">
          {isRunning ? 'Running.' : done ? 'The run came to an end.' : set ? 'The run came to no end.' : 'Nothing has been run yet.'}
        </p>
        {isStale && runs.length > 0 ? (
          <p className="hr-lab-warning">What follows is out of date: the design, the load or the faults have changed since it was run.</p>
        ) : null}
        {runs.length > 0 ? (
          <div className={isStale ? 'hr-run-results hr-run-stale' : 'hr-run-results'}>
            <RunTabs runs={runs} isStale={isStale} onMarks={isStale ? undefined : onMarks} />
          </div>
        ) : null}
      </section>
    </>
  );
}
