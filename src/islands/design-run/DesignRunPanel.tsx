import type { ReactNode } from 'react';
import { useEffect, useId, useMemo, useRef } from 'react';
import type { Design } from '../../design/index.ts';
import type { OwnSources } from '../../grader/own-code/messages.ts';
import type { InterviewCase } from '../../interview/case-file.ts';
import type { Loads } from '../../interview/estimates.ts';
import '../labs/shared/lab.css';
import './design-run.css';
import { LoadChoice } from './LoadChoice.tsx';
import type { Marks } from './marks.ts';
import { countOutcomes, ObjectiveTable, sideNames } from './ObjectiveTable.tsx';
import { OwnFaults } from './OwnFaults.tsx';
import { reconcile } from './reconcile.ts';
import { RunControls } from './RunControls.tsx';
import { RunTabs } from './RunTabs.tsx';
import type { Simulators } from './simulators.ts';
import type { TrialRun } from './trial-runs.ts';
import { TrialPicker } from './TrialPicker.tsx';
import { summariseTrials, writeTrialSummary } from './trial-summary.ts';
import { type RunPanel, useRunPanel } from './use-run-panel.ts';
import { namer } from './words.ts';

/** Props of the panel that runs a design. */
export interface DesignRunPanelProps {
  readonly one: InterviewCase;
  readonly design: Design;
  readonly loads: Loads;
  readonly ownSources: OwnSources;
  /** Told the latest runs as a text to keep, whenever a set of runs has ended; `readTrialSummary` reads it. */
  readonly onSummary?: (text: string) => void;
  /** Told what to write at the components of the drawing: how busy each is at the time shown; none once the design has changed. */
  readonly onMarks?: (marks: Marks | undefined) => void;
  /** Makes what runs designs; a worker and the sandbox unless given. Must stay the same. */
  readonly makeSimulators?: () => Simulators;
}

/** Runs a design under the load of a case and its faults, judges its objectives, and shows what happened over time. */
export default function DesignRunPanel(props: DesignRunPanelProps): ReactNode {
  const titleId = useId();
  const isEmpty = !props.design.components.some(({ kind }) => kind !== 'clients') || props.design.connections.length === 0;
  return (
    <section className="hr-lab hr-run not-content" aria-labelledby={titleId}>
      <h3 id={titleId} className="hr-lab-title">
        Run the design
      </h3>
      {isEmpty ? (
        <p className="hr-lab-about">
          There is nothing to run yet. Draw clients, what answers them, and a connection between the two; then the load can flow.
        </p>
      ) : (
        <Panel {...props} />
      )}
    </section>
  );
}

function Panel({ one, design, loads, ownSources, onSummary, onMarks, makeSimulators }: DesignRunPanelProps): ReactNode {
  const panel = useRunPanel({ one, design, loads, ownSources, makeSimulators });
  const { plans, parts, trials, isStale, isSame } = panel;
  const { set } = trials;
  const runs = useMemo(() => [...(set?.runs.values() ?? [])], [set]);
  useSummary(panel, runs, onSummary);
  useEffect(() => {
    if (isStale) onMarks?.(undefined);
  }, [isStale, onMarks]);
  const nothingChosen = !plans.some(({ id }) => panel.chosen.has(id));
  return (
    <>
      <div className="hr-run-set-up">
        <TrialPicker plans={plans} chosen={panel.chosen} onChange={panel.setChosen} />
        <div className="hr-run-side">
          {isSame ? (
            <p className="hr-lab-about">The load is that of the case: your estimates give the same, or none were given.</p>
          ) : (
            <LoadChoice loads={loads} value={panel.loadChoice} onChange={panel.setLoadChoice} />
          )}
          <OwnFaults design={design} load={loads.own} durationMs={panel.durationMs} faults={panel.faults} onChange={panel.setFaults} />
          {parts.notes.map((note) => (
            <p key={note} className="hr-lab-warning">
              {note}
            </p>
          ))}
        </div>
      </div>
      <RunControls trials={trials} isStale={isStale} isDisabled={nothingChosen} onRun={panel.run}>
        {nothingChosen ? <span className="hr-lab-about">Choose at least one run.</span> : null}
      </RunControls>
      <p role="status" className="hr-lab-run-status">
        {describeState(panel, runs)}
      </p>
      {isStale && runs.length > 0 ? (
        <p className="hr-lab-warning">What follows is out of date: the design, the load or your code has changed since it was run.</p>
      ) : null}
      {runs.length > 0 ? <Results loads={loads} panel={panel} runs={runs} onMarks={onMarks} /> : null}
    </>
  );
}

interface ResultsProps {
  readonly loads: Loads;
  readonly panel: RunPanel;
  readonly runs: readonly TrialRun[];
  readonly onMarks: ((marks: Marks | undefined) => void) | undefined;
}

function Results({ loads, panel, runs, onMarks }: ResultsProps): ReactNode {
  const { isStale, judged } = panel;
  const titles = new Map(runs.map(({ job: { plan } }) => [plan.id as string, plan.title]));
  const ran = new Map(
    [...judged.keys()].map((side) => [
      side,
      new Set(runs.filter(({ job, state }) => job.side === side && state.kind === 'done').map(({ job }) => job.plan.id as string)),
    ]),
  );
  const [mine, theirs] = [judged.get('learner'), judged.get('case')];
  const broken = mine && theirs && !isStale ? reconcile(loads, mine, theirs) : [];
  return (
    <div className={isStale ? 'hr-run-results hr-run-stale' : 'hr-run-results'}>
      {judged.size > 0 ? <ObjectiveTable judged={judged} titles={titles} ran={ran} /> : null}
      {broken.length > 0 ? (
        <section className="hr-run-reconcile">
          <h4 className="hr-lab-subtitle">Estimate against simulation</h4>
          <ul>
            {broken.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <RunTabs runs={runs} isStale={isStale} onMarks={isStale ? undefined : onMarks} />
    </div>
  );
}

/** Says where the runs stand, for the live region. */
function describeState({ trials, judged }: RunPanel, runs: readonly TrialRun[]): string {
  if (runs.length === 0) return 'Nothing has been run yet.';
  const current = runs.find(({ state }) => state.kind === 'running');
  if (current) return `Running: ${current.job.plan.title}, ${sideNames[current.job.side].toLowerCase()}.`;
  if (trials.isRunning) return 'Starting.';
  const done = runs.filter(({ state }) => state.kind === 'done').length;
  const rest = runs.length - done;
  const counts = [...judged].map(([side, objectives]) => `${sideNames[side]}: ${countOutcomes(objectives)}.`).join(' ');
  const cancelled = runs.some(({ state }) => state.kind === 'cancelled') ? 'Cancelled. ' : '';
  const without = rest > 0 ? ` of ${runs.length}` : '';
  return `${cancelled}${done}${without} ${done === 1 && rest === 0 ? 'run' : 'runs'} came to an end. ${counts}`.trim();
}

/** Hands out the summary once for each set of runs that has ended. */
function useSummary({ trials: { isRunning }, judged }: RunPanel, runs: readonly TrialRun[], onSummary?: (text: string) => void): void {
  const told = useRef('');
  useEffect(() => {
    const done = runs.filter(({ state }) => state.kind === 'done');
    if (isRunning || done.length === 0 || !onSummary) return;
    const { design, load } = done[0]!.job.plan;
    const text = writeTrialSummary(summariseTrials(done, judged, namer(design, load)));
    if (text === told.current) return;
    told.current = text;
    onSummary(text);
  }, [isRunning, judged, runs, onSummary]);
}
