import type { ReactNode } from 'react';
import { useId, useMemo } from 'react';
import { FigureText } from '../shared/FigureText.tsx';
import { formatSeconds } from '../shared/format.ts';
import { PlaybackControls } from '../shared/PlaybackControls.tsx';
import { usePlayback } from '../shared/use-playback.ts';
import { QueueLane } from './QueueLane.tsx';
import { barCapacity } from './queue-view.ts';
import { faultSpan } from './scenario.ts';
import { faultTexts } from './settings.ts';
import { describeQueues } from './summary.ts';
import type { RaceResult } from './use-race.ts';

/** Plays the queues of all algorithms side by side in virtual time; where less motion is asked for they are stepped through. */
export function QueueStage({ result }: { readonly result: RaceResult }): ReactNode {
  const { settings, lanes } = result;
  const titleId = useId();
  const { snapshots, stepMs } = lanes[0]!.queues;
  const capacity = useMemo(() => barCapacity(lanes), [lanes]);
  const span = faultSpan(settings);
  // Begins a little before the fault, where there is one.
  const start = span ? Math.max(0, Math.floor((span.fromMs - 1000) / stepMs)) : Math.floor(snapshots / 10);
  const playback = usePlayback(snapshots, stepMs, JSON.stringify(settings), start);
  return (
    <section aria-labelledby={titleId}>
      <p id={titleId} className="hr-lab-subtitle hr-lb-title">
        Queues in virtual time
      </p>
      <figure>
        <div className="hr-lb-lanes">
          {lanes.map((lane) => (
            <QueueLane key={lane.algorithm} settings={settings} lane={lane} snapshot={playback.at} capacity={capacity} />
          ))}
        </div>
        <PlaybackControls label="Time of the race" playback={playback} snapshots={snapshots} stepMs={stepMs} />
        <FigureText text={describeQueues(lanes, playback.at)} />
      </figure>
      <p className="hr-lab-about">
        Each bar is a backend: the request in service at its foot, those waiting on top. All algorithms meet the same requests at the same
        virtual times.
        {span
          ? ` ${faultTexts[settings.fault].name}: from ${formatSeconds(span.fromMs)} to ${formatSeconds(span.toMs)}. An exclamation mark means that requests failed within the last half second.`
          : ''}
      </p>
    </section>
  );
}
