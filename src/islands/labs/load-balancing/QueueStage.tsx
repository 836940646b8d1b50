import type { ReactNode } from 'react';
import { useId, useMemo } from 'react';
import { FigureText } from '../shared/FigureText.tsx';
import { useReducedMotion } from '../shared/use-reduced-motion.ts';
import { QueueLane } from './QueueLane.tsx';
import { barCapacity } from './queue-view.ts';
import { faultSpan } from './scenario.ts';
import { faultTexts } from './settings.ts';
import { describeQueues, formatSeconds } from './summary.ts';
import type { Playback } from './use-playback.ts';
import { playbackSpeeds, usePlayback } from './use-playback.ts';
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
        <PlaybackControls playback={playback} snapshots={snapshots} stepMs={stepMs} />
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

interface PlaybackControlsProps {
  readonly playback: Playback;
  readonly snapshots: number;
  readonly stepMs: number;
}

/** Shows where the playback stands, and the buttons that play it or go a step on or back. */
function PlaybackControls({ playback, snapshots, stepMs }: PlaybackControlsProps): ReactNode {
  const id = useId();
  const isReduced = useReducedMotion();
  const wholeMs = (snapshots - 1) * stepMs;
  return (
    <div className="hr-lb-playback">
      {isReduced ? null : (
        <>
          <button type="button" className="hr-lb-play" onClick={playback.isPlaying ? playback.pause : playback.play}>
            {playback.isPlaying ? 'Pause' : 'Play'}
          </button>
          <label className="hr-lb-speed">
            Speed
            <select value={playback.speed} onChange={(event) => playback.setSpeed(Number(event.target.value))}>
              {playbackSpeeds.map((speed) => (
                <option key={speed} value={speed}>
                  {speed === 1 ? 'as it is' : `×${speed}`}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      <button type="button" aria-label="A step back" onClick={() => playback.seek(playback.at - 1)}>
        ‹
      </button>
      <button type="button" aria-label="A step on" onClick={() => playback.seek(playback.at + 1)}>
        ›
      </button>
      <label className="hr-lab-hidden" htmlFor={id}>
        Time of the race
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={snapshots - 1}
        step={1}
        value={playback.at}
        aria-valuetext={`${formatSeconds(playback.at * stepMs)} of ${formatSeconds(wholeMs)}`}
        onChange={(event) => playback.seek(event.target.valueAsNumber)}
      />
      <span className="hr-lb-time" aria-hidden="true">
        {formatSeconds(playback.at * stepMs)} of {formatSeconds(wholeMs)}
      </span>
    </div>
  );
}
