import type { ReactNode } from 'react';
import { useId, useRef } from 'react';
import { placeLabels, ticksBetween } from '../shared/chart-scale.ts';
import { formatShort } from '../shared/format.ts';
import { Marker } from '../shared/LineSample.tsx';
import { useWidth } from '../shared/use-width.ts';
import { algorithmStyles } from './algorithms.ts';
import type { Lane } from './lane.ts';
import { quantileShares } from './lane.ts';
import type { RaceSettings } from './settings.ts';
import { describeRace } from './summary.ts';

interface LatencyChartProps {
  readonly settings: RaceSettings;
  readonly lanes: readonly Lane[];
  readonly isStale: boolean;
}

const top = 14;
const bottom = 44;
const left = 54;
const namedShares = [0.5, 0.9, 0.99, 0.999];

/** Draws latency against the share of requests that are at most as slow; both axes stretch towards the slow ones. */
export function LatencyChart({ settings, lanes, isStale }: LatencyChartProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const width = useWidth(frame, 640);
  const isWide = width >= 560;
  const height = isWide ? 320 : 260;
  const right = isWide ? 150 : 14;
  const all = lanes.flatMap(({ quantilesMs }) => quantilesMs).filter((ms) => ms > 0);
  const low = Math.max(0.1, Math.min(...all) / 1.2);
  const high = Math.max(...all, low * 2) * 1.2;
  const rightmost = -Math.log10(1 - quantileShares.at(-1)!);
  const x = (share: number): number => rounded(left + (-Math.log10(1 - share) / rightmost) * (width - left - right));
  const y = (ms: number): number => rounded(top + (1 - Math.log(ms / low) / Math.log(high / low)) * (height - top - bottom));
  const drawn = lanes.filter(({ served }) => served > 0);
  const ends = drawn.map((lane) => ({ lane, wanted: y(lane.quantilesMs.at(-1)!) })).toSorted((a, b) => a.wanted - b.wanted);
  const places = placeLabels(
    ends.map(({ wanted }) => wanted),
    14,
    top + 4,
    height - bottom,
  );
  return (
    <div ref={frame} className="hr-lab-chart hr-lb-chart">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={titleId}
        className={isStale ? 'hr-lab-stale' : undefined}
      >
        <title id={titleId}>{describeRace(settings, lanes)}</title>
        <g className="hr-lab-axes">
          {ticksBetween(low, high, 6).map((ms) => (
            <g key={ms}>
              <line x1={left} x2={width - right} y1={y(ms)} y2={y(ms)} />
              <text x={left - 6} y={y(ms) + 4} textAnchor="end">
                {formatShort(ms)}
              </text>
            </g>
          ))}
          {namedShares.map((share) => (
            <g key={share}>
              <line x1={x(share)} x2={x(share)} y1={height - bottom} y2={height - bottom + 5} />
              <text x={x(share)} y={height - bottom + 18} textAnchor={share === namedShares.at(-1) && !isWide ? 'end' : 'middle'}>
                {Math.round(share * 1000) / 10}%
              </text>
            </g>
          ))}
          <text x={(left + width - right) / 2} y={height - 6} textAnchor="middle">
            Share of requests at most as slow
          </text>
          <text transform={`translate(11 ${(top + height - bottom) / 2}) rotate(-90)`} textAnchor="middle">
            Latency, ms (logarithmic)
          </text>
        </g>
        {drawn.map(({ algorithm, quantilesMs }) => (
          <g key={algorithm} style={{ color: `var(${algorithmStyles[algorithm].colour})` }}>
            <path
              d={quantilesMs.map((ms, index) => `${index === 0 ? 'M' : 'L'}${x(quantileShares[index]!)} ${y(ms)}`).join('')}
              className="hr-lab-line"
              strokeDasharray={algorithmStyles[algorithm].dash}
            />
            {quantilesMs.map((ms, index) => (
              <Marker key={index} shape={algorithmStyles[algorithm].marker} x={x(quantileShares[index]!)} y={y(ms)} />
            ))}
          </g>
        ))}
        {isWide
          ? ends.map(({ lane }, index) => (
              <text
                key={lane.algorithm}
                x={width - right + 10}
                y={places[index]! + 4}
                className="hr-lab-label"
                style={{ fill: `var(${algorithmStyles[lane.algorithm].colour})` }}
              >
                {algorithmStyles[lane.algorithm].name}
              </text>
            ))
          : null}
      </svg>
    </div>
  );
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
