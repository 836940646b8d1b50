import type { ReactNode } from 'react';
import { useId } from 'react';
import { formatSeconds } from './format.ts';
import type { Playback } from './use-playback.ts';
import { playbackSpeeds } from './use-playback.ts';
import { useReducedMotion } from './use-reduced-motion.ts';

interface PlaybackControlsProps {
  /** What the slider moves through, for assistive technology. */
  readonly label: string;
  readonly playback: Playback;
  readonly snapshots: number;
  readonly stepMs: number;
  /** Says where the playback stands when it is at a snapshot; unless given, by the time. */
  readonly describePlace?: (at: number) => string;
}

/** Shows where the playback stands, and the buttons that play it or go a step on or back; where less motion is asked for, steps alone. */
export function PlaybackControls({ label, playback, snapshots, stepMs, describePlace }: PlaybackControlsProps): ReactNode {
  const id = useId();
  const isReduced = useReducedMotion();
  const wholeMs = (snapshots - 1) * stepMs;
  const place = describePlace?.(playback.at) ?? `${formatSeconds(playback.at * stepMs)} of ${formatSeconds(wholeMs)}`;
  return (
    <div className="hr-lab-playback">
      {isReduced ? null : (
        <>
          <button type="button" className="hr-lab-play" onClick={playback.isPlaying ? playback.pause : playback.play}>
            {playback.isPlaying ? 'Pause' : 'Play'}
          </button>
          <label className="hr-lab-speed">
            Speed
            <select value={playback.speed} onChange={(event) => playback.setSpeed(Number(event.target.value))}>
              {playbackSpeeds.map((speed) => (
                <option key={speed} value={speed}>
                  {speed === 1 && !describePlace ? 'as it is' : `×${speed}`}
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
        {label}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={snapshots - 1}
        step={1}
        value={playback.at}
        aria-valuetext={place}
        onChange={(event) => playback.seek(event.target.valueAsNumber)}
      />
      <span className="hr-lab-time" aria-hidden="true">
        {place}
      </span>
    </div>
  );
}
