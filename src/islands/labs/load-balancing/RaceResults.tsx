import type { ReactNode } from 'react';
import { useRef } from 'react';
import { FigureText } from '../shared/FigureText.tsx';
import { WorkerState } from '../shared/WorkerState.tsx';
import { LatencyChart } from './LatencyChart.tsx';
import { QueueStage } from './QueueStage.tsx';
import { CurveTable, RaceTable } from './RaceTable.tsx';
import { describeRace } from './summary.ts';
import type { LoadBalancing } from './use-load-balancing.ts';

/** Shows how far the race has come, and what it came to. */
export function RaceResults({ lab }: { readonly lab: LoadBalancing }): ReactNode {
  const { race, link, shown, isStale } = lab;
  const box = useRef<HTMLDivElement>(null);

  /** The button pressed goes away: the focus stays near it. */
  function leaveTo(action: () => void): void {
    box.current?.focus({ preventScroll: true });
    action();
  }

  return (
    <div ref={box} tabIndex={-1} className="hr-lab-answer">
      <WorkerState worker={race} settings={link.settings} label="Running the race" cancelled="The race was cancelled." leaveTo={leaveTo} />
      {shown ? (
        <>
          <figure>
            <LatencyChart settings={shown.settings} lanes={shown.lanes} isStale={isStale} />
            <FigureText text={describeRace(shown.settings, shown.lanes)} />
          </figure>
          <RaceTable lanes={shown.lanes} />
          <QueueStage result={shown} />
          <CurveTable lanes={shown.lanes} />
        </>
      ) : null}
    </div>
  );
}
