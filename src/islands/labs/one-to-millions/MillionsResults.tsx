import type { ReactNode } from 'react';
import { useDeferredValue, useMemo, useRef } from 'react';
import type { Mark } from '../../canvas/design-svg.ts';
import { DesignDrawing } from '../../canvas/DesignDrawing.tsx';
import { FigureTable } from '../shared/FigureTable.tsx';
import { FigureText } from '../shared/FigureText.tsx';
import { formatCount, formatMs, formatSeconds, formatShare } from '../shared/format.ts';
import { WorkerState } from '../shared/WorkerState.tsx';
import { type Assessment, assess, nameOf } from './assessment.ts';
import type { MillionsRun } from './run.ts';
import type { MillionsSettings } from './settings.ts';
import { stepIds, steps } from './steps.ts';
import { describeAssessment, describeRun, describeThird, formatAvailability, formatUsers } from './summary.ts';
import type { Millions } from './use-millions.ts';

/** Shows the step as it is drawn with how busy each part is, what a run of it came to, and the whole walk as a table. */
export function MillionsResults({ lab }: { readonly lab: Millions }): ReactNode {
  const { worker, link, assessment, last, isStale } = lab;
  const box = useRef<HTMLDivElement>(null);
  const { step } = link.settings;
  const marks = useMemo(() => marksOf(assessment), [assessment]);
  return (
    <div ref={box} tabIndex={-1} className="hr-lab-answer">
      <figure>
        <DesignDrawing design={steps[step].design} title={`${steps[step].name}, with how busy each part is`} marks={marks} />
        <FigureText text={describeAssessment(link.settings, assessment)} />
      </figure>
      <WorkerState
        worker={worker}
        settings={link.settings}
        label="Running the step"
        cancelled="The run was cancelled."
        leaveTo={(action) => {
          box.current?.focus({ preventScroll: true });
          action();
        }}
      />
      {last ? <RunTable settings={last.settings} run={last.result} isStale={isStale} /> : null}
      <WalkTable users={link.settings.users} />
    </div>
  );
}

function marksOf({ utilisation }: Assessment): ReadonlyMap<string, Mark> {
  return new Map(
    [...utilisation].map(([id, busy]): [string, Mark] => {
      const tone = busy > 0.9 ? 'bad' : busy > 0.7 ? 'warn' : 'good';
      return [id, { label: busy > 1 ? 'overloaded' : `${Math.round(busy * 100)}% busy`, tone }];
    }),
  );
}

interface RunTableProps {
  readonly settings: MillionsSettings;
  readonly run: MillionsRun;
  readonly isStale: boolean;
}

function RunTable({ settings, run, isStale }: RunTableProps): ReactNode {
  const names = settings.trouble === 'none' ? ['First third', 'Second third', 'Last third'] : ['Before', 'During', 'After'];
  return (
    <div className={isStale ? 'hr-millions-run hr-millions-stale' : 'hr-millions-run'}>
      <table className="hr-millions-table">
        <caption>
          {steps[settings.step].name}, run with {formatUsers(settings.users)} users a day: {formatSeconds(run.simulatedMs)} of its busiest
          hour, {formatCount(run.pages)} pages
        </caption>
        <thead>
          <tr>
            {['Time', 'Pages answered/s', 'Fail', 'Highest p99 of a read'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {run.thirds.map((third, index) => (
            <tr key={names[index]}>
              <th scope="row">{names[index]}</th>
              {describeThird(third).map((text, column) => (
                <td key={column}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status">{isStale ? 'The set-up has changed; it is being run.' : describeRun(settings, run)}</p>
    </div>
  );
}

function WalkTable({ users: asked }: { readonly users: number }): ReactNode {
  // All steps are worked out for it, which must not hold up a slider that moves.
  const users = useDeferredValue(asked);
  const rows = useMemo(
    () =>
      stepIds.map((step) => {
        const one = assess(step, users);
        return [
          steps[step].name,
          formatUsers(one.limitUsers),
          nameOf(step, one.bottleneck),
          formatShare(one.utilisation.get(one.bottleneck)!),
          Number.isFinite(one.readMs) ? formatMs(one.readMs) : 'grows',
          formatAvailability(one.availability),
          `$${formatCount(Math.round(one.monthlyUsDollars))}`,
        ];
      }),
    [users],
  );
  return (
    <FigureTable
      label={`All steps with ${formatUsers(users)} users a day`}
      columns={['Step', 'Bears, users a day', 'Gives way first', 'Busy now', 'Mean of a read', 'Reads available', 'A month']}
      rows={rows}
    />
  );
}
