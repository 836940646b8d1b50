import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import type { Marks } from './marks.ts';
import { sideNames } from './ObjectiveTable.tsx';
import { OwnCodeEffect } from './OwnCodeEffect.tsx';
import { ProblemList } from './ProblemList.tsx';
import { RunView } from './RunView.tsx';
import type { TrialRun } from './trial-runs.ts';

interface RunTabsProps {
  readonly runs: readonly TrialRun[];
  readonly isStale: boolean;
  readonly onMarks: ((marks: Marks) => void) | undefined;
}

/** Lets one of the runs be chosen, and shows it; the first that is done until one is chosen. */
export function RunTabs({ runs, isStale, onMarks }: RunTabsProps): ReactNode {
  const id = useId();
  const [wanted, setWanted] = useState<string>();
  const idOf = ({ job }: TrialRun): string => job.id;
  const shown = runs.find((run) => idOf(run) === wanted) ?? runs.find(({ state }) => state.kind === 'done') ?? runs[0];
  if (!shown) return null;
  const hasSides = new Set(runs.map(({ job }) => job.side)).size > 1;
  return (
    <section className="hr-run-shown">
      <div className="hr-lab-field hr-run-which">
        <label htmlFor={id}>The run shown</label>
        <select id={id} value={idOf(shown)} onChange={(event) => setWanted(event.target.value)}>
          {runs.map((run) => (
            <option key={idOf(run)} value={idOf(run)}>
              {run.job.plan.title}
              {hasSides ? `, ${sideNames[run.job.side].toLowerCase()}` : ''}
              {stateWords[run.state.kind]}
            </option>
          ))}
        </select>
      </div>
      {isStale || shown.job.plan.notes.length === 0 ? null : (
        <ul className="hr-run-notes">
          {shown.job.plan.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <ShownRun key={idOf(shown)} run={shown} onMarks={onMarks} />
    </section>
  );
}

const stateWords = {
  waiting: ' (waits)',
  running: ' (running)',
  done: '',
  refused: ' (cannot be run)',
  failed: ' (failed)',
  cancelled: ' (cancelled)',
} as const;

function ShownRun({ run, onMarks }: { readonly run: TrialRun; readonly onMarks: RunTabsProps['onMarks'] }): ReactNode {
  const { job, state } = run;
  const { design, load, options } = job.plan;
  switch (state.kind) {
    case 'waiting':
    case 'running':
      return <p className="hr-lab-about">It is being run.</p>;
    case 'cancelled':
      return <p className="hr-lab-about">It was cancelled.</p>;
    case 'failed':
      return <p className="hr-lab-error">{state.message}</p>;
    case 'refused':
      return <ProblemList intro="The design cannot be run as it is drawn." problems={state.problems} />;
    case 'done':
      return (
        <>
          {state.own ? <OwnCodeEffect design={design} load={load} parts={job.parts} own={state.own} /> : null}
          <RunView design={design} load={load} faults={options.faults ?? []} result={state.result} onMarks={onMarks} />
        </>
      );
  }
}
