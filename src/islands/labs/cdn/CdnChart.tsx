import type { ReactNode } from 'react';
import { memo, useId, useMemo, useRef } from 'react';
import { cdnWays } from '../../../sim/cdn/scenario.ts';
import { formatCount } from '../shared/format.ts';
import { LineSample, Marker } from '../shared/LineSample.tsx';
import { useWidth } from '../shared/use-width.ts';
import { curveMinutes } from './cdn-run.ts';
import type { CurvePoint, Curves, Measure } from './curve-view.ts';
import { axisOf, curveOf, measures, theoryOf } from './curve-view.ts';
import type { CdnSettings } from './settings.ts';
import { describeCurve, formatMinutes } from './summary.ts';
import type { CdnResults } from './use-cdn.ts';
import { theoryStyle, wayTexts } from './ways.ts';

interface CdnChartProps {
  readonly settings: CdnSettings;
  readonly results: CdnResults;
}

const left = 48;
const right = 14;
const top = 26;
const panelHeight = 170;
const bottom = 40;
const longest = curveMinutes.at(-1)!;

const panels: Readonly<Record<Measure, { readonly title: string; format(value: number): string }>> = {
  originRequests: {
    title: 'Requests at the origin in a day',
    format: (value) => (value >= 1000 ? `${Number((value / 1000).toPrecision(3))}k` : formatCount(value)),
  },
  staleShare: { title: 'Stale answers', format: (share) => `${Number((share * 100).toPrecision(3))}%` },
};

/** Draws what the origin is asked, and below it how many answers are stale, against the time to live; theory as dashes. */
export const CdnChart = memo(function CdnChart({ settings, results }: CdnChartProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const width = useWidth(frame, 640);
  const height = 2 * panelHeight + bottom;
  const x = (minutes: number): number => rounded(left + (Math.log(minutes) / Math.log(longest)) * (width - left - right));
  // Theory's curves are the same wherever the time to live is set.
  const theoryKey = JSON.stringify({ ...settings, ttlMinutes: 0 });
  const theory = useMemo(
    () => (['pull', 'shield'] as const).map((way) => theoryOf(JSON.parse(theoryKey) as CdnSettings, way, longest)),
    [theoryKey],
  );
  const ticks = width >= 480 ? curveMinutes : curveMinutes.filter((_, index) => index % 2 === 0);
  return (
    <div ref={frame} className="hr-lab-chart hr-cdn-chart">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>{describeCurve(results.curve)}</title>
        {measures.map((measure, index) => (
          <Panel
            key={measure}
            measure={measure}
            y={index * panelHeight}
            width={width}
            x={x}
            settings={settings}
            results={results}
            theory={theory}
          />
        ))}
        <g className="hr-lab-axes">
          {ticks.map((minutes) => (
            <text key={minutes} x={x(minutes)} y={2 * panelHeight + 14} textAnchor={minutes === longest ? 'end' : 'middle'}>
              {formatMinutes(minutes)}
            </text>
          ))}
          <text x={(left + width - right) / 2} y={height - 6} textAnchor="middle">
            Time to live (logarithmic)
          </text>
        </g>
      </svg>
      <p className="hr-cdn-legend">
        {cdnWays.map((way) => (
          <span key={way}>
            <LineSample style={wayTexts[way]} /> {wayTexts[way].name}
          </span>
        ))}
        <span>
          <LineSample style={theoryStyle} /> theory, in the long run
        </span>
      </p>
    </div>
  );
});

interface PanelProps extends CdnChartProps {
  readonly measure: Measure;
  /** Where the panel begins. */
  readonly y: number;
  readonly width: number;
  readonly x: (minutes: number) => number;
  readonly theory: readonly Curves[];
}

function Panel({ measure, y: from, width, x, settings, results, theory }: PanelProps): ReactNode {
  const curves = cdnWays.map((way) => ({ way, points: curveOf(results.curve, way, measure), set: curveOf(results.set, way, measure)[0]! }));
  const axis = axisOf(Math.max(measure === 'staleShare' ? 0.001 : 4, ...curves.flatMap(({ points }) => points.map(({ value }) => value))));
  const most = axis.at(-1)!;
  const foot = from + panelHeight - 8;
  const y = (value: number): number => rounded(foot - (Math.min(value, most) / most) * (panelHeight - top - 8));
  const path = (points: readonly CurvePoint[]): string =>
    points.map(({ ttlMinutes, value }, index) => `${index === 0 ? 'M' : 'L'}${x(ttlMinutes)} ${y(value)}`).join('');
  const setX = x(settings.ttlMinutes);
  return (
    <g>
      <g className="hr-lab-axes">
        <text x={0} y={from + 13} className="hr-lab-label">
          {panels[measure].title}
        </text>
        {axis.map((value) => (
          <g key={value}>
            <line x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
            <text x={left - 6} y={y(value) + 4} textAnchor="end">
              {panels[measure].format(value)}
            </text>
          </g>
        ))}
      </g>
      <line x1={setX} x2={setX} y1={from + top - 4} y2={foot} className="hr-cdn-set" />
      <g className="hr-cdn-theory">
        {theory.map((one, index) => (
          <path key={index} d={path(one[measure])} className="hr-lab-line" strokeDasharray={theoryStyle.dash} />
        ))}
      </g>
      {curves.map(({ way, points, set }) => (
        <g key={way} style={{ color: `var(${wayTexts[way].colour})` }}>
          <path d={path(points)} className="hr-lab-line" />
          {points.map(({ ttlMinutes, value }) => (
            <Marker key={ttlMinutes} shape={wayTexts[way].marker} x={x(ttlMinutes)} y={y(value)} />
          ))}
          <circle cx={setX} cy={y(set.value)} r={4} className="hr-cdn-now" />
        </g>
      ))}
    </g>
  );
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
