import { clip } from '../../replay-parts/clip.ts';
import { thousands } from '../suite-parts/number-text.ts';
import type { QueuesExhibit, QueuesRun } from './queues-data.ts';

const width = 340;
const plotX = 46;
const plotWidth = 250;
const top = 4;
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
  const height = top + backends.length * rowHeight;
  return (
    <svg className="hr-queues__figure" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {backends.map(({ id }, index) => {
        const row = run.running[index]!;
        const count = row[point];
        return (
          <g key={id} transform={`translate(0 ${top + index * rowHeight})`}>
            <text x="1" y="13.5">
              {clip(id, 5)}
            </text>
            <rect className="hr-queues__lane" x={plotX} width={plotWidth} height={laneHeight} />
            <path className="hr-queues__area" d={areaOf(row, timesMs, x, scale)} />
            <path className="hr-queues__over" d={overOf(row, timesMs, x, scale)} />
            {queues.events
              .filter(({ backend }) => backend === id)
              .map(({ atMs }) => (
                <path key={atMs} className="hr-queues__event" d={`M${round(x(atMs))} 0v${laneHeight}`} />
              ))}
            <text className="hr-queues__count" x={width - 1} y="13.5" textAnchor="end">
              {count === undefined ? '–' : clip(thousands(count), 6)}
            </text>
          </g>
        );
      })}
      <path className="hr-queues__now" d={`M${round(x(timesMs[point] ?? 0))} 0V${height}`} />
    </svg>
  );
}

/** Returns where a time lies from left to right. */
function scaleX(timesMs: readonly number[]): (ms: number) => number {
  const [first, last] = [timesMs[0] ?? 0, timesMs.at(-1) ?? 1];
  const span = Math.max(1, last - first);
  return (ms) => plotX + (plotWidth * Math.min(Math.max(0, ms - first), span)) / span;
}

/** Returns the outline of a row: a step from each point to the next. */
function areaOf(row: readonly number[], timesMs: readonly number[], x: (ms: number) => number, scale: number): string {
  if (row.length === 0) return '';
  const y = (count: number) => round(laneHeight - (laneHeight * Math.min(count, scale)) / scale);
  const steps = row.map((count, point) => `H${round(x(timesMs[point]!))}V${y(count)}`);
  return `M${plotX} ${laneHeight}${steps.join('')}H${round(x(timesMs[row.length] ?? timesMs.at(-1)!))}V${laneHeight}Z`;
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
