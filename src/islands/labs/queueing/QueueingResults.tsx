import type { ReactNode } from 'react';
import { useRef } from 'react';
import { FigureTable } from '../shared/FigureTable.tsx';
import { FigureText } from '../shared/FigureText.tsx';
import { formatCount, formatMs } from '../shared/format.ts';
import { isSteady, theoryAt } from './load.ts';
import { LoadChart } from './LoadChart.tsx';
import { NumberInSystem } from './NumberInSystem.tsx';
import type { QueueRun } from './run.ts';
import type { QueueSettings } from './settings.ts';
import { describeRun, formatNumber, formatRate } from './summary.ts';
import { WorkerState } from '../shared/WorkerState.tsx';
import type { Queueing } from './use-queueing.ts';

/** Shows how far the runs have come, and what they came to. */
export function QueueingResults({ lab }: { readonly lab: Queueing }): ReactNode {
  const { worker, link, last, isStale } = lab;
  const box = useRef<HTMLDivElement>(null);
  return (
    <div ref={box} tabIndex={-1} className="hr-lab-answer">
      <WorkerState
        worker={worker}
        settings={link.settings}
        label="Running the queues"
        cancelled="The run was cancelled."
        leaveTo={(action) => {
          box.current?.focus({ preventScroll: true });
          action();
        }}
      />
      {last ? (
        <>
          <figure>
            <LoadChart settings={last.settings} run={last.result} isStale={isStale} />
            <FigureText text={describeRun(last.settings, last.result)} />
          </figure>
          <p className="hr-lab-about">
            The knee is where latency divided by utilisation is least: past it, each point of load costs more latency than it brings work
            done. Marks are simulated, {formatCount(last.settings.requests)} requests each; dashes are theory.
          </p>
          <NumberInSystem settings={last.settings} run={last.result} />
          <CurveTable settings={last.settings} run={last.result} />
        </>
      ) : null}
    </div>
  );
}

/** Shows the curve as a table, a row for each utilisation. */
function CurveTable({ settings, run }: { readonly settings: QueueSettings; readonly run: QueueRun }): ReactNode {
  const hasSlow = settings.slowPercent > 0;
  const theory = (percent: number): string => (isSteady(settings, percent) ? formatMs(theoryAt(settings, percent).meanMs) : 'grows');
  return (
    <FigureTable
      label="Latency and number in the system by utilisation"
      columns={[
        'Utilisation',
        'p50',
        'Mean',
        'Mean in theory',
        'p99',
        ...(hasSlow ? ['p99 of slow ones', 'Refused'] : []),
        'λ per second',
        'W',
        'λW',
        'L',
      ]}
      rows={run.points.map(({ percent, usual, slow, refused, little }) => [
        `${percent}%`,
        formatMs(usual.p50Ms),
        formatMs(usual.meanMs),
        theory(percent),
        formatMs(usual.p99Ms),
        ...(hasSlow ? [slow ? formatMs(slow.p99Ms) : 'none', String(refused)] : []),
        formatRate(little.arrivalsPerSec),
        formatMs(little.meanTimeNs / 1e6),
        formatNumber((little.arrivalsPerSec * little.meanTimeNs) / 1e9),
        formatNumber(little.meanNumber),
      ])}
    />
  );
}
