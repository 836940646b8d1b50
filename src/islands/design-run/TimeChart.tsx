import type { PointerEvent, ReactNode } from 'react';
import { memo, useId, useMemo, useRef } from 'react';
import type { WindowResult } from '../../design/simulation/index.ts';
import { formatSeconds } from '../labs/shared/format.ts';
import { LineSample } from '../labs/shared/LineSample.tsx';
import { useWidth } from '../labs/shared/use-width.ts';
import { axisOf, type Axis, formatTick, linePath, rounded } from './chart-axis.ts';
import { stylesOf } from './chart-styles.ts';
import { ChartTable } from './ChartTable.tsx';
import { describeChart, formatValue, type RunChart, windowAt } from './run-charts.ts';
import type { ShadedSpan } from './words.ts';

interface TimeChartProps {
  readonly chart: RunChart;
  readonly windows: readonly WindowResult[];
  /** Up to where nothing counts towards totals. */
  readonly warmUpMs: number;
  readonly spans: readonly ShadedSpan[];
  /** The window at which the time line stands. */
  readonly at: number;
  readonly onSeek: (window: number) => void;
}

const height = 170;
const [top, bottom, left, right] = [10, 24, 46, 8];

/** Draws a chart over virtual time, what goes wrong shaded, with its values where the time line stands, and offers it as a table. */
export function TimeChart(props: TimeChartProps): ReactNode {
  const { chart, windows, at } = props;
  const titleId = useId();
  const styles = useMemo(() => stylesOf(chart), [chart]);
  if (chart.lines.length === 0) {
    return (
      <figure className="hr-run-chart">
        <figcaption className="hr-run-chart-title">{chart.title}</figcaption>
        <p className="hr-lab-about">{chart.empty}</p>
      </figure>
    );
  }
  return (
    <figure className="hr-run-chart">
      <figcaption id={titleId} className="hr-run-chart-title">
        {chart.title}
        {chart.unit === 'per-second' ? ', per second' : ''}
        {chart.scale === 'log' ? <span className="hr-lab-about"> (ms, logarithmic)</span> : null}
      </figcaption>
      <ChartDrawing {...props} />
      <ul className="hr-run-legend">
        {chart.lines.map((line, index) => (
          <li key={line.id}>
            <LineSample style={styles[index]!} />
            <span>{line.name}</span>
            <b>{formatValue(chart.unit, line.values[at] ?? null)}</b>
          </li>
        ))}
      </ul>
      {chart.others.length > 0 ? (
        <p className="hr-lab-about">
          {chart.others.length} more {chart.others.length === 1 ? 'stays' : 'stay'} below these and{' '}
          {chart.others.length === 1 ? 'is' : 'are'} in the table.
        </p>
      ) : null}
      <ChartTable chart={chart} windows={windows} />
    </figure>
  );
}

function ChartDrawing({ chart, windows, warmUpMs, spans, at, onSeek }: TimeChartProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const width = useWidth(frame, 480);
  const axis = useMemo(() => axisOf(chart), [chart]);
  const endMs = windows.at(-1)?.untilMs ?? 1;
  const x = (ms: number): number => rounded(left + (ms / endMs) * (width - left - right));
  const middle = (window: number): number => x(((windows[window]?.fromMs ?? 0) + (windows[window]?.untilMs ?? 0)) / 2);

  function seek(event: PointerEvent<SVGSVGElement>): void {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const { left: edge, width: drawn } = event.currentTarget.getBoundingClientRect();
    const place = ((event.clientX - edge) * width) / drawn;
    onSeek(windowAt(windows, ((place - left) / (width - left - right)) * endMs));
  }

  return (
    <div ref={frame} className="hr-lab-chart">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={titleId}
        onPointerDown={seek}
        onPointerMove={seek}
      >
        <title id={titleId}>{describeChart(chart, at)}</title>
        {spans.map((span) => (
          <rect
            key={`${span.fromMs} ${span.untilMs}`}
            x={x(span.fromMs)}
            y={top}
            width={Math.max(1, x(span.untilMs) - x(span.fromMs))}
            height={height - top - bottom}
            className="hr-run-span"
          />
        ))}
        {warmUpMs > 0 ? (
          <rect x={left} y={top} width={x(warmUpMs) - left} height={height - top - bottom} className="hr-run-warm-up" />
        ) : null}
        <StillPart chart={chart} windows={windows} axis={axis} width={width} />
        <line x1={middle(at)} x2={middle(at)} y1={top} y2={height - bottom} className="hr-run-now" />
      </svg>
    </div>
  );
}

interface StillPartProps {
  readonly chart: RunChart;
  readonly windows: readonly WindowResult[];
  readonly axis: Axis;
  readonly width: number;
}

/** Draws what stays while the time line moves: axes and lines. */
const StillPart = memo(function StillPart({ chart, windows, axis, width }: StillPartProps): ReactNode {
  const endMs = windows.at(-1)?.untilMs ?? 1;
  const x = (ms: number): number => rounded(left + (ms / endMs) * (width - left - right));
  const y = (value: number): number => rounded(top + (1 - axis.share(value)) * (height - top - bottom));
  const middle = (window: number): number => x((windows[window]!.fromMs + windows[window]!.untilMs) / 2);
  const times = [0, 0.25, 0.5, 0.75, 1];
  const styles = stylesOf(chart);
  return (
    <>
      <g className="hr-lab-axes">
        {axis.ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
            <text x={left - 6} y={y(tick) + 4} textAnchor="end">
              {formatTick(chart.unit, tick)}
            </text>
          </g>
        ))}
        {times.map((share) => (
          <text key={share} x={x(share * endMs)} y={height - 8} textAnchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}>
            {formatSeconds(share * endMs)}
          </text>
        ))}
      </g>
      {chart.bounds.map(({ value, text }) => (
        <line key={text} x1={left} x2={width - right} y1={y(value)} y2={y(value)} className="hr-run-bound">
          <title>{text}</title>
        </line>
      ))}
      {chart.lines.map((line, index) => (
        <path
          key={line.id}
          d={linePath(line.values, middle, y)}
          className="hr-lab-line"
          style={{ color: `var(${styles[index]!.colour})` }}
          strokeDasharray={styles[index]!.dash}
        />
      ))}
    </>
  );
});
