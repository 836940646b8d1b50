import type { ReactNode } from 'react';
import { useId, useMemo, useRef } from 'react';
import { FigureText } from '../shared/FigureText.tsx';
import { formatCount } from '../shared/format.ts';
import { PlaybackControls } from '../shared/PlaybackControls.tsx';
import { usePlayback } from '../shared/use-playback.ts';
import { useWidth } from '../shared/use-width.ts';
import { pointAt } from './predictions.ts';
import type { QueueRun, Watched } from './run.ts';
import type { QueueSettings } from './settings.ts';
import { describeLaw, describeLook, formatNumber } from './summary.ts';

const height = 150;
const top = 16;
const bottom = 12;
const left = 54;
const right = 14;

/** Plays the number in the system over virtual time, with Little's law so far, and says whether the law holds on the whole run. */
export function NumberInSystem({ settings, run }: { readonly settings: QueueSettings; readonly run: QueueRun }): ReactNode {
  const titleId = useId();
  const { watched } = run;
  const looks = watched.inside.length;
  const playback = usePlayback(looks, watched.stepMs, JSON.stringify(settings), looks - 1);
  const text = describeLook(watched, playback.at);
  return (
    <section aria-labelledby={titleId}>
      <p id={titleId} className="hr-lab-subtitle hr-qu-title">
        The number in the system at {settings.utilisation}%
      </p>
      <figure>
        <NumberChart watched={watched} at={playback.at} description={text} />
        <PlaybackControls label="Time of the run" playback={playback} snapshots={looks} stepMs={watched.stepMs} />
        <FigureText text={text} />
      </figure>
      <p className="hr-qu-law">{describeLaw(pointAt(run, settings.utilisation)!)}</p>
    </section>
  );
}

interface NumberChartProps {
  readonly watched: Watched;
  readonly at: number;
  readonly description: string;
}

/** Draws the number in the system up to a look strongly, beyond it faintly, with its average so far. */
function NumberChart({ watched, at, description }: NumberChartProps): ReactNode {
  const { inside, law } = watched;
  const frame = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const width = useWidth(frame, 640);
  const most = useMemo(() => Math.max(4, ...inside), [inside]);
  const x = (look: number): number => Math.round(100 * (left + (look / (inside.length - 1)) * (width - left - right))) / 100;
  const y = (count: number): number => Math.round(100 * (top + (1 - count / most) * (height - top - bottom))) / 100;
  const pathTo = (looks: number): string =>
    `M${left} ${y(0)}${inside
      .slice(0, looks)
      .map((count, look) => `V${y(count)}H${x(Math.min(look + 1, inside.length - 1))}`)
      .join('')}V${y(0)}Z`;
  const mean = law[at]!.meanNumber;
  return (
    <div ref={frame} className="hr-lab-chart hr-qu-chart">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>{description}</title>
        <g className="hr-lab-axes">
          {[0, most].map((count) => (
            <g key={count}>
              <line x1={left} x2={width - right} y1={y(count)} y2={y(count)} />
              <text x={left - 6} y={y(count) + 4} textAnchor="end">
                {formatCount(count)}
              </text>
            </g>
          ))}
        </g>
        <path d={pathTo(inside.length)} className="hr-qu-ahead" />
        <path d={pathTo(at)} className="hr-qu-inside" />
        <line x1={left} x2={x(at)} y1={y(mean)} y2={y(mean)} className="hr-qu-mean" />
        <text x={left + 4} y={Math.max(top + 10, y(mean) - 5)} className="hr-qu-mean-text">
          L so far {formatNumber(mean)}
        </text>
        <line x1={x(at)} x2={x(at)} y1={top - 6} y2={height - bottom} className="hr-qu-set" />
      </svg>
    </div>
  );
}
