import type { ReactNode } from 'react';
import { useId, useRef } from 'react';
import { useWidth } from '../shared/use-width.ts';
import type { WriteRuns } from './settings.ts';
import { policyTexts } from './settings.ts';
import type { Span } from './spans.ts';
import { spansWhere, storeLandings } from './spans.ts';
import { describeTimeLines } from './summary.ts';

const laneHeight = 54;
const side = 8;
const foot = 20;

/** Draws the whole run of each policy over time: how long writes took, when the store was written, when a crash would lose something, when a copy was stale. */
export function TimeLines({ runs, atMs }: { readonly runs: WriteRuns; readonly atMs: number }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const width = useWidth(frame, 640);
  const { crashed, crashMs, timeline } = runs;
  const endMs = Math.max(1, timeline.at(-1)!);
  const height = crashed.length * laneHeight + foot;
  const x = (ms: number): number => Math.round((side + (ms / endMs) * (width - 2 * side)) * 10) / 10;
  const bar = (span: Span, index: number, y: number, high: number, className: string): ReactNode => (
    <rect
      key={`${className} ${index}`}
      x={x(span.fromMs)}
      width={Math.max(2, x(span.toMs) - x(span.fromMs))}
      y={y}
      height={high}
      className={className}
    />
  );
  return (
    <>
      <div ref={frame} className="hr-lab-chart hr-writes-lines">
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={titleId}>
          <title id={titleId}>{describeTimeLines(runs)}</title>
          {crashed.map((run, lane) => {
            const top = lane * laneHeight;
            const writes = run.outcomes.filter(({ operation }) => operation.kind === 'write');
            return (
              <g key={run.policy}>
                <text x={side} y={top + 14} className="hr-writes-name">
                  {policyTexts[run.policy]}
                </text>
                {writes.map(({ begunMs, toldMs }, index) =>
                  bar(
                    { fromMs: begunMs, toMs: toldMs ?? crashMs },
                    index,
                    top + 20,
                    8,
                    toldMs === null ? 'hr-writes-bar-cut' : 'hr-writes-bar',
                  ),
                )}
                {storeLandings(run).map((ms, index) => (
                  <path key={index} d={`M ${x(ms) - 4} ${top + 30} h 8 l -4 7 z`} className="hr-writes-landing" />
                ))}
                {spansWhere(run, endMs, ({ unsafe }) => unsafe.length > 0).map((span, index) =>
                  bar(span, index, top + 39, 4, 'hr-writes-span-unsafe'),
                )}
                {spansWhere(run, endMs, ({ stale }) => stale.length > 0).map((span, index) =>
                  bar(span, index, top + 44, 4, 'hr-writes-span-stale'),
                )}
                <line x1={side} x2={width - side} y1={top + laneHeight - 2} y2={top + laneHeight - 2} className="hr-writes-rule" />
              </g>
            );
          })}
          <line x1={x(crashMs)} x2={x(crashMs)} y1={0} y2={height - foot} className="hr-writes-crash" />
          <line x1={x(atMs)} x2={x(atMs)} y1={0} y2={height - foot} className="hr-lab-cursor" />
          <text x={side} y={height - 5}>
            0 ms
          </text>
          <text x={width - side} y={height - 5} textAnchor="end">
            {endMs} ms
          </text>
        </svg>
      </div>
      <ul className="hr-writes-legend" aria-hidden="true">
        <li>
          <i className="hr-writes-bar" /> a write, until its client is told
        </li>
        <li>
          <b>▾</b> the store is written
        </li>
        <li>
          <i className="hr-writes-span-unsafe" /> a crash of the cache here loses acknowledged writes
        </li>
        <li>
          <i className="hr-writes-span-stale" /> a copy is stale
        </li>
        <li>
          <i className="hr-writes-crash" /> the crash
        </li>
      </ul>
    </>
  );
}
