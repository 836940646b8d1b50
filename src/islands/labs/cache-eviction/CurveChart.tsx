import type { PointerEvent, ReactNode } from 'react';
import { useId, useRef } from 'react';
import { placeLabels, ticksBetween } from '../shared/chart-scale.ts';
import { formatCount, formatShort } from '../shared/format.ts';
import { Marker } from '../shared/LineSample.tsx';
import { useWidth } from '../shared/use-width.ts';
import type { PolicyStyle } from './policy-styles.ts';

/** One line of the figure. */
export interface ChartLine {
  readonly id: string;
  readonly style: PolicyStyle;
  /** Hit ratios, 0 to 1, one for each capacity; undefined where unknown. */
  readonly values: readonly (number | undefined)[];
}

interface CurveChartProps {
  readonly capacities: readonly number[];
  readonly lines: readonly ChartLine[];
  /** Index of the capacity read off. */
  readonly cursor: number;
  /** The learner's guess of a hit ratio at the cursor, when there is one. */
  readonly guess: number | undefined;
  /** True while the learner guesses: the figure is empty and takes the guess by pointer. */
  readonly isGuessing: boolean;
  /** True while the lines belong to an earlier set-up. */
  readonly isStale: boolean;
  readonly description: string;
  readonly onPick: (index: number, ratio: number) => void;
}

const top = 14;
const bottom = 44;
const left = 46;

/** Draws hit ratio against capacity, capacities by ratio; the text alternative and the table stand beside it. */
export function CurveChart(props: CurveChartProps): ReactNode {
  const { capacities, lines, cursor, guess, isGuessing, isStale, description, onPick } = props;
  const frame = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const width = useWidth(frame, 640);
  const isWide = width >= 560;
  const height = isWide ? 360 : 280;
  const right = isWide ? 86 : 14;
  const first = capacities[0]!;
  const span = Math.log(capacities.at(-1)! / first) || 1;
  // To a hundredth of a pixel: logarithms of engines differ in the last bits, and the page drawn ahead must equal the one drawn here.
  const x = (capacity: number): number => Math.round(100 * (left + (Math.log(capacity / first) / span) * (width - left - right))) / 100;
  const y = (ratio: number): number => top + (1 - ratio) * (height - top - bottom);

  function pick(event: PointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const at = event.clientX - box.left;
    let index = 0;
    for (const [i, capacity] of capacities.entries()) if (Math.abs(x(capacity) - at) < Math.abs(x(capacities[index]!) - at)) index = i;
    const ratio = 1 - (event.clientY - box.top - top) / (height - top - bottom);
    onPick(index, Math.min(1, Math.max(0, ratio)));
  }

  const cursorX = x(capacities[cursor]!);
  return (
    <div ref={frame} className="hr-lab-chart">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={titleId}
        className={isStale ? 'hr-lab-stale' : undefined}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          pick(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons === 1) pick(event);
        }}
      >
        <title id={titleId}>{description}</title>
        <Axes {...{ x, y, capacities, width, height, right }} />
        <line x1={cursorX} x2={cursorX} y1={top} y2={height - bottom} className="hr-lab-cursor" />
        <text x={cursorX} y={top - 3} textAnchor={cursorX > width - right - 30 ? 'end' : 'middle'} className="hr-lab-cursor-text">
          {formatCount(capacities[cursor]!)}
        </text>
        {isGuessing ? null : lines.map((line, order) => <Line key={line.id} {...{ line, order, capacities, x, y }} />)}
        {isGuessing || !isWide ? null : <EndLabels {...{ lines, x: width - right + 8, y, bottom: height - bottom }} />}
        {guess === undefined ? null : <GuessMark x={cursorX} y={y(guess)} flip={cursorX > width - right - 70} />}
        {isGuessing ? (
          <text x={(left + width - right) / 2} y={y(0.06)} textAnchor="middle" className="hr-lab-hint">
            {isWide ? 'Guess first: drag here or use the sliders, then run' : 'Guess first, then run'}
          </text>
        ) : null}
      </svg>
    </div>
  );
}

interface Scales {
  readonly x: (capacity: number) => number;
  readonly y: (ratio: number) => number;
}

function Axes(props: Scales & { capacities: readonly number[]; width: number; height: number; right: number }): ReactNode {
  const { x, y, capacities, width, height, right } = props;
  const ticks = ticksBetween(capacities[0]!, capacities.at(-1)!, Math.floor(width / 75));
  return (
    <g className="hr-lab-axes">
      {[0, 0.25, 0.5, 0.75, 1].map((ratio) => (
        <g key={ratio}>
          <line x1={left} x2={width - right} y1={y(ratio)} y2={y(ratio)} />
          <text x={left - 6} y={y(ratio) + 4} textAnchor="end">
            {ratio * 100}%
          </text>
        </g>
      ))}
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={height - bottom} y2={height - bottom + 5} />
          <text x={x(tick)} y={height - bottom + 18} textAnchor="middle">
            {formatShort(tick)}
          </text>
        </g>
      ))}
      <text x={(left + width - right) / 2} y={height - 6} textAnchor="middle">
        Capacity, in keys (logarithmic)
      </text>
      <text transform={`translate(11 ${y(0.5)}) rotate(-90)`} textAnchor="middle">
        Hit ratio
      </text>
    </g>
  );
}

function Line({ line, order, capacities, x, y }: Scales & { line: ChartLine; order: number; capacities: readonly number[] }): ReactNode {
  const known = capacities.flatMap((capacity, index) => {
    const ratio = line.values[index];
    return ratio === undefined ? [] : [{ index, x: x(capacity), y: y(ratio) }];
  });
  if (known.length === 0) return null;
  const path = known.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join('');
  const isOptimum = line.id === 'belady';
  return (
    <g style={{ color: `var(${line.style.colour})` }}>
      <path d={path} className={isOptimum ? 'hr-lab-line hr-lab-optimum' : 'hr-lab-line'} strokeDasharray={line.style.dash} />
      {known
        .filter((_, index) => known.length < 12 || index % 3 === order % 3)
        .map((point) => (
          <Marker key={point.index} shape={line.style.marker} x={point.x} y={point.y} />
        ))}
    </g>
  );
}

function EndLabels({
  lines,
  x,
  y,
  bottom: floor,
}: {
  lines: readonly ChartLine[];
  x: number;
  y: (r: number) => number;
  bottom: number;
}): ReactNode {
  const ends = lines.flatMap((line) => {
    const last = line.values.findLast((value) => value !== undefined);
    return last === undefined ? [] : [{ line, wanted: y(last) }];
  });
  // Lines that meet at the right end are labelled in the order they come in, so that neighbours stay neighbours.
  const middle = Math.floor((lines[0]?.values.length ?? 0) / 2);
  ends.sort((a, b) => a.wanted - b.wanted || (b.line.values[middle] ?? 0) - (a.line.values[middle] ?? 0));
  const places = placeLabels(
    ends.map(({ wanted }) => wanted),
    14,
    top + 4,
    floor,
  );
  return ends.map(({ line }, index) => (
    <text key={line.id} x={x} y={places[index]! + 4} className="hr-lab-label" style={{ fill: `var(${line.style.colour})` }}>
      {line.style.name}
    </text>
  ));
}

function GuessMark({ x, y, flip }: { readonly x: number; readonly y: number; readonly flip: boolean }): ReactNode {
  return (
    <g className="hr-lab-guess">
      <path d={`M${x - 6} ${y - 6}L${x + 6} ${y + 6}M${x + 6} ${y - 6}L${x - 6} ${y + 6}`} />
      <text x={flip ? x - 11 : x + 11} y={y + 4} textAnchor={flip ? 'end' : 'start'}>
        your guess
      </text>
    </g>
  );
}
