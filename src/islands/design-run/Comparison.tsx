import type { ReactNode } from 'react';
import { Fragment, useId, useMemo, useState } from 'react';
import type { Design, Load } from '../../design/index.ts';
import type { OwnSources } from '../../grader/own-code/messages.ts';
import type { InterviewCase } from '../../interview/case-file.ts';
import type { TrialId } from '../../interview/trial.ts';
import { DesignDrawing } from '../canvas/DesignDrawing.tsx';
import '../labs/shared/lab.css';
import { RunProgress } from '../labs/shared/RunProgress.tsx';
import type { ShownDesign } from './case-designs.ts';
import { jobsOf, listEntries, listTroubles, runsOf } from './comparison-entries.ts';
import { comparisonChart, comparisonRows, type Contender, failureChart } from './comparison-rows.ts';
import './design-run.css';
import { partsOf } from './run-set.ts';
import type { Simulators } from './simulators.ts';
import { TimeChart } from './TimeChart.tsx';
import type { TrialRun } from './trial-runs.ts';
import { useTrials } from './use-trials.ts';
import { faultSpans, namer } from './words.ts';

/** Props of the comparison. */
export interface ComparisonProps {
  readonly one: InterviewCase;
  /** The learner's. */
  readonly design: Design;
  readonly load: Load;
  readonly references: readonly ShownDesign[];
  /** The learner's own code, which runs in their design where that names it. */
  readonly ownSources: OwnSources;
  /** Makes what runs designs; a worker unless given. Must stay the same. */
  readonly makeSimulators?: () => Simulators;
}

/** Compares the learner's design with the case's own under the same load: latency, consistency, cost, failure, and what each gives up. */
export default function Comparison({ one, design, load, references, ownSources, makeSimulators }: ComparisonProps): ReactNode {
  const titleId = useId();
  const trials = useTrials(makeSimulators);
  const parts = useMemo(() => partsOf(design, ownSources), [design, ownSources]);
  const entries = useMemo(() => listEntries(design, load, references, parts), [design, load, references, parts]);
  const key = useMemo(() => JSON.stringify(entries.map((entry) => [entry.design, entry.load, entry.parts])), [entries]);
  const { set, isRunning } = trials;
  const runs = set?.key === key ? set.runs : undefined;
  const contenders = entries.map((entry): Contender => ({ ...entry, runs: runsOf(entry.id, runs) }));
  const isAnyDone = contenders.some((contender) => contender.runs.size > 0);

  return (
    <section className="hr-lab hr-run not-content" aria-labelledby={titleId}>
      <h3 id={titleId} className="hr-lab-title">
        Your design beside others
      </h3>
      <p className="hr-lab-about">None of these is the answer. Each meets the objectives in its own way and gives something up for it.</p>
      {isRunning ? (
        <RunProgress label="Running the designs" fraction={trials.fraction} onCancel={trials.cancel} />
      ) : (
        <div className="hr-lab-buttons">
          <button type="button" className="hr-lab-primary" onClick={() => trials.start(key, jobsOf(one, entries))}>
            {isAnyDone ? 'Run them again' : `Run all ${entries.length} under the same load`}
          </button>
        </div>
      )}
      <p role="status" className="hr-lab-run-status">
        {describeRuns(runs, isRunning)}
      </p>
      {listTroubles(runs).map((text) => (
        <p key={text} className="hr-lab-error">
          {text}
        </p>
      ))}
      <Designs entries={entries} kinds={load.kinds} />
      {isAnyDone ? (
        <>
          <ComparisonTable one={one} contenders={contenders} />
          <ComparedOverTime one={one} contenders={contenders} runs={runs} />
        </>
      ) : null}
    </section>
  );
}

function describeRuns(runs: ReadonlyMap<string, TrialRun> | undefined, isRunning: boolean): string {
  if (!runs || runs.size === 0) return '';
  if (isRunning) return 'Running.';
  const states = [...runs.values()].map(({ state }) => state);
  const done = states.filter(({ kind }) => kind === 'done').length;
  const failed = states.flatMap((state) =>
    state.kind === 'failed' ? [state.message] : state.kind === 'refused' ? [`${state.problems[0]?.message ?? ''}`] : [],
  );
  return `${done} of ${runs.size} runs came to an end.${failed.length > 0 ? ` ${failed[0]}` : ''}`;
}

function Designs({ entries, kinds }: { readonly entries: readonly ShownDesign[]; readonly kinds: Load['kinds'] }): ReactNode {
  return (
    <div className="hr-run-designs">
      {entries.map(({ id, name, summary, tells, design }) => (
        <article key={id} className="hr-run-design">
          <h4 className="hr-lab-subtitle">{name}</h4>
          <div className="hr-run-drawing">
            <DesignDrawing design={design} kinds={kinds} />
          </div>
          <p>{summary}</p>
          {tells === '' ? null : (
            <p>
              <b>What it gives up:</b> {tells}
            </p>
          )}
        </article>
      ))}
    </div>
  );
}

function ComparisonTable({ one, contenders }: { readonly one: InterviewCase; readonly contenders: readonly Contender[] }): ReactNode {
  // The runs come one by one: what is compared is worked out anew only when one has ended.
  const marker = contenders.map(({ runs }) => [...runs.values()].map(({ hash }) => hash).join()).join(';');
  const rows = useMemo(() => comparisonRows(one, contenders), [one, marker]);
  return (
    <div className="hr-run-table" tabIndex={0} role="region" aria-label="The designs compared">
      <table>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            {contenders.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ group, name, cells }, index) => (
            <Fragment key={name}>
              {rows[index - 1]?.group === group ? null : (
                <tr className="hr-run-group">
                  <th scope="rowgroup" colSpan={contenders.length + 1}>
                    {group}
                  </th>
                </tr>
              )}
              <tr>
                <th scope="row">{name}</th>
                {cells.map((cell, at) => (
                  <td key={contenders[at]!.id}>{cell}</td>
                ))}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ComparedOverTimeProps {
  readonly one: InterviewCase;
  readonly contenders: readonly Contender[];
  readonly runs: ReadonlyMap<string, TrialRun> | undefined;
}

function ComparedOverTime({ one, contenders, runs }: ComparedOverTimeProps): ReactNode {
  const id = useId();
  const trials = [...new Map([...(runs?.values() ?? [])].map(({ job }) => [job.plan.id, job.plan])).values()];
  const [trialId, setTrialId] = useState<TrialId>('peak');
  const [kindId, setKindId] = useState(one.load.kinds[0]!.id);
  const [at, setAt] = useState(30);
  const plan = trials.find((trial) => trial.id === trialId) ?? trials[0];
  const first = contenders.map((contender) => contender.runs.get(trialId)).find((run) => run !== undefined);
  if (!plan) return null;
  const windows = first?.windows ?? [];
  const now = Math.min(at, Math.max(0, windows.length - 1));
  const spans = first ? faultSpans(plan.options.faults ?? [], first.simulatedMs, namer(plan.design, plan.load)) : [];
  const charts = [comparisonChart(contenders, trialId, kindId), failureChart(contenders, trialId, kindId)];
  return (
    <>
      <div className="hr-lab-fields">
        <div className="hr-lab-field">
          <label htmlFor={`${id}-trial`}>Run</label>
          <select id={`${id}-trial`} value={plan.id} onChange={(event) => setTrialId(event.target.value as TrialId)}>
            {trials.map((trial) => (
              <option key={trial.id} value={trial.id}>
                {trial.title}
              </option>
            ))}
          </select>
        </div>
        <div className="hr-lab-field">
          <label htmlFor={`${id}-kind`}>Requests</label>
          <select id={`${id}-kind`} value={kindId} onChange={(event) => setKindId(event.target.value)}>
            {one.load.kinds.map((kind) => (
              <option key={kind.id} value={kind.id}>
                {kind.name}
              </option>
            ))}
          </select>
        </div>
        <div className="hr-lab-field">
          <label htmlFor={`${id}-time`}>Time of the run</label>
          <input
            id={`${id}-time`}
            type="range"
            min={0}
            max={Math.max(0, windows.length - 1)}
            value={now}
            aria-valuetext={`window ${now + 1} of ${windows.length}`}
            onChange={(event) => setAt(event.target.valueAsNumber)}
          />
        </div>
      </div>
      <div className="hr-run-charts">
        {charts.map((chart) => (
          <TimeChart key={chart.id} chart={chart} windows={windows} warmUpMs={first?.warmUpMs ?? 0} spans={spans} at={now} onSeek={setAt} />
        ))}
      </div>
    </>
  );
}
