import type { ReactNode } from 'react';
import { memo, useId, useMemo, useRef } from 'react';
import { placeLabels, ticksBetween } from '../shared/chart-scale.ts';
import { formatShort } from '../shared/format.ts';
import { LineSample, Marker } from '../shared/LineSample.tsx';
import { useWidth } from '../shared/use-width.ts';
import { lineIds, lineStyles, theoryStyle, valueOf } from './lines.ts';
import { isSteady, theoryAt } from './load.ts';
import type { QueueRun } from './run.ts';
import type { QueueSettings } from './settings.ts';
import { isSplit } from './settings.ts';
import { describeRun, kneeOf } from './summary.ts';

interface LoadChartProps {
  readonly settings: QueueSettings;
  readonly run: QueueRun;
  readonly isStale: boolean;
}

const top = 26;
const bottom = 44;
const left = 54;

/** Draws latency, on a logarithmic axis, against utilisation: what was simulated as marks and lines, theory as dashes. */
export const LoadChart = memo(function LoadChart({ settings, run, isStale }: LoadChartProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const width = useWidth(frame, 640);
  const isWide = width >= 560;
  const height = isWide ? 340 : 280;
  const right = isWide ? 66 : 14;
  const most = isSplit(settings) || settings.utilisation > 100 ? 130 : 100;
  const points = run.points.filter(({ percent }) => isSteady(settings, percent));
  const theory = useMemo(
    () => Array.from({ length: most }, (_, percent) => ({ percent: percent + 0.5, ...theoryAt(settings, percent + 0.5) })),
    [settings, most],
  );
  const values = points.flatMap(({ usual }) => lineIds.map((id) => valueOf(id, usual))).filter((ms) => ms > 0);
  const low = Math.min(10, ...values) / 1.3;
  const high = Math.max(100, ...values) * 1.5;
  const x = (percent: number): number => rounded(left + (percent / most) * (width - left - right));
  const y = (ms: number): number => rounded(top + (1 - Math.log(ms / low) / Math.log(high / low)) * (height - top - bottom));
  const last = points.at(-1);
  const ends = last ? lineIds.map((id) => ({ id, wanted: y(valueOf(id, last.usual)) })).toSorted((a, b) => a.wanted - b.wanted) : [];
  const places = placeLabels(
    ends.map(({ wanted }) => wanted),
    14,
    top + 4,
    height - bottom,
  );
  const theoryPath = (of: (one: (typeof theory)[number]) => number | undefined): string =>
    theory
      .filter((one) => (of(one) ?? Infinity) <= high)
      .map((one, index) => `${index === 0 ? 'M' : 'L'}${x(one.percent)} ${y(of(one)!)}`)
      .join('');
  const knee = kneeOf(settings);
  return (
    <div ref={frame} className="hr-lab-chart hr-qu-chart">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={titleId}
        className={isStale ? 'hr-lab-stale' : undefined}
      >
        <title id={titleId}>{describeRun(settings, run)}</title>
        <g className="hr-lab-axes">
          {ticksBetween(low, high, 7).map((ms) => (
            <g key={ms}>
              <line x1={left} x2={width - right} y1={y(ms)} y2={y(ms)} />
              <text x={left - 6} y={y(ms) + 4} textAnchor="end">
                {formatShort(ms)}
              </text>
            </g>
          ))}
          {[0, 25, 50, 75, 100, ...(most > 100 ? [125] : [])].map((percent) => (
            <g key={percent}>
              <line x1={x(percent)} x2={x(percent)} y1={height - bottom} y2={height - bottom + 5} />
              <text x={x(percent)} y={height - bottom + 18} textAnchor={percent === most ? 'end' : 'middle'}>
                {percent}%
              </text>
            </g>
          ))}
          <text x={(left + width - right) / 2} y={height - 6} textAnchor="middle">
            Utilisation
          </text>
          <text transform={`translate(11 ${(top + height - bottom) / 2}) rotate(-90)`} textAnchor="middle">
            Latency, ms (logarithmic)
          </text>
        </g>
        {knee === undefined ? null : <Upright x={x(knee)} label={`knee ${knee}%`} bottom={height - bottom} />}
        {knee !== undefined && Math.abs(knee - settings.utilisation) * (width / most) < 70 ? (
          <line x1={x(settings.utilisation)} x2={x(settings.utilisation)} y1={top} y2={height - bottom} className="hr-qu-set" />
        ) : (
          <Upright x={x(settings.utilisation)} label={`set ${settings.utilisation}%`} bottom={height - bottom} isSet />
        )}
        {lineIds.map((id) => (
          <g key={id} style={{ color: `var(${lineStyles[id].colour})` }}>
            <path
              d={points.map(({ percent, usual }, index) => `${index === 0 ? 'M' : 'L'}${x(percent)} ${y(valueOf(id, usual))}`).join('')}
              className="hr-lab-line"
            />
            {points.map(({ percent, usual }) => (
              <Marker key={percent} shape={lineStyles[id].marker} x={x(percent)} y={y(valueOf(id, usual))} />
            ))}
          </g>
        ))}
        <g className="hr-qu-theory">
          <path d={theoryPath(({ meanMs }) => meanMs)} className="hr-lab-line" strokeDasharray={theoryStyle.dash} />
          <path d={theoryPath(({ p99Ms }) => p99Ms)} className="hr-lab-line" strokeDasharray={theoryStyle.dash} />
        </g>
        {isWide
          ? ends.map(({ id }, index) => (
              <text
                key={id}
                x={width - right + 10}
                y={places[index]! + 4}
                className="hr-lab-label"
                style={{ fill: `var(${lineStyles[id].colour})` }}
              >
                {lineStyles[id].name}
              </text>
            ))
          : null}
      </svg>
      <p className="hr-qu-legend">
        {lineIds.map((id) => (
          <span key={id}>
            <LineSample style={lineStyles[id]} /> {lineStyles[id].name}
          </span>
        ))}
        <span>
          <LineSample style={theoryStyle} /> theory
        </span>
      </p>
    </div>
  );
});

/** Draws an upright line with its label on top. */
function Upright(props: { readonly x: number; readonly label: string; readonly bottom: number; readonly isSet?: boolean }): ReactNode {
  const { x, label, bottom: foot, isSet = false } = props;
  return (
    <g>
      <line x1={x} x2={x} y1={top} y2={foot} className={isSet ? 'hr-qu-set' : 'hr-lab-cursor'} />
      <text x={x} y={top - 8} textAnchor="middle" className={isSet ? 'hr-lab-cursor-text' : undefined}>
        {label}
      </text>
    </g>
  );
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
