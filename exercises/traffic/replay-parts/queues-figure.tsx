import { clip } from '../../replay-parts/clip.ts';
import { thousands } from '../suite-parts/number-text.ts';
import type { QueuesExhibit, QueuesRun } from './queues-data.ts';

/** The picture is stretched to the width there is; heights are pixels, and text stands beside it. */
const plotWidth = 1000;
const rowHeight = 22;
const laneHeight = 18;

interface FigureProps {
  readonly queues: QueuesExhibit;
  readonly run: QueuesRun;
  /** The point in time that is marked. */
  readonly point: number;
  /** How many requests a full row stands for. */
  readonly scale: number;
}

/** Draws the queue of each backend over time, one row each, and the counts at the marked moment. Decorative: text and table say the same. */
export function QueuesFigure({ queues, run, point, scale }: FigureProps) {
  const { backends, timesMs } = queues;
  const x = scaleX(timesMs);
  const height = backends.length * rowHeight;
  return (
    <div className="hr-queues__plot" aria-hidden="true">
      <div>
        {backends.map(({ id }) => (
          <span key={id}>{clip(id, 5)}</span>
        ))}
      </div>
      <svg viewBox={`0 0 ${plotWidth} ${height}`} height={height} preserveAspectRatio="none" focusable="false">
        {backends.map(({ id }, index) => (
          <g key={id} transform={`translate(0 ${index * rowHeight + 2})`}>
            <rect className="hr-queues__lane" width={plotWidth} height={laneHeight} />
            <path className="hr-queues__area" d={areaOf(run.running[index]!, timesMs, x, scale)} />
            <path className="hr-queues__over" d={overOf(run.running[index]!, timesMs, x, scale)} />
            {queues.events
              .filter(({ backend }) => backend === id)
              .map(({ atMs }) => (
                <path key={atMs} className="hr-queues__event" d={`M${round(x(atMs))} 0v${laneHeight}`} />
              ))}
          </g>
        ))}
        <path className="hr-queues__now" d={`M${round(x(timesMs[point] ?? 0))} 0V${height}`} />
      </svg>
      <div className="hr-queues__counts">
        {backends.map(({ id }, index) => {
          const count = run.running[index]![point];
          return <span key={id}>{count === undefined ? '–' : clip(thousands(count), 6)}</span>;
        })}
      </div>
    </div>
  );
}

/** Returns where a time lies from left to right. */
function scaleX(timesMs: readonly number[]): (ms: number) => number {
  const [first, last] = [timesMs[0] ?? 0, timesMs.at(-1) ?? 1];
  const span = Math.max(1, last - first);
  return (ms) => (plotWidth * Math.min(Math.max(0, ms - first), span)) / span;
}

/** Returns the outline of a row: a step from each point to the next. */
function areaOf(row: readonly number[], timesMs: readonly number[], x: (ms: number) => number, scale: number): string {
  if (row.length === 0) return '';
  // The root keeps short queues visible beside long ones.
  const y = (count: number) => round(laneHeight * (1 - Math.sqrt(Math.min(count, scale) / scale)));
  const steps = row.map((count, point) => `H${round(x(timesMs[point]!))}V${y(count)}`);
  return `M0 ${laneHeight}${steps.join('')}H${round(x(timesMs[row.length] ?? timesMs.at(-1)!))}V${laneHeight}Z`;
}

/** Returns a stroke along the top of a row wherever its queue is longer than the scale. */
function overOf(row: readonly number[], timesMs: readonly number[], x: (ms: number) => number, scale: number): string {
  return row
    .flatMap((count, point) =>
      count > scale ? [`M${round(x(timesMs[point]!))} 1.5H${round(x(timesMs[point + 1] ?? timesMs.at(-1)!))}`] : [],
    )
    .join('');
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}
