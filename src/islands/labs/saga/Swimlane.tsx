import type { ReactNode } from 'react';
import { useId, useRef } from 'react';
import type { StoryRow } from '../../../sim/saga/story.ts';
import { useWidth } from '../shared/use-width.ts';
import type { StepSpec } from '../../../sim/saga/schedule.ts';
import type { SagaStory } from './story-run.ts';
import type { StepTruth } from './story-view.ts';
import { markOf, truthAfter } from './story-view.ts';

interface SwimlaneProps {
  readonly story: SagaStory;
  readonly steps: readonly StepSpec[];
  /** Rows shown, from 1; the last of them stands out. */
  readonly shown: number;
  readonly description: string;
}

const head = 34;
const rowHeight = 27;
const truthMarks: Readonly<Record<StepTruth, string>> = { 'not done': '–', done: 'done', undone: 'undone' };

/** Draws the story downwards in lanes: the log, the coordinator, and the service of each step. What is still to come leaves its room empty. */
export function Swimlane({ story, steps, shown, description }: SwimlaneProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const width = useWidth(frame, 640);
  const lanes = ['log', 'coordinator', ...steps.map(({ name }) => name)];
  // The log's labels are the longest.
  const unit = width / (lanes.length + 0.6);
  const laneX = (lane: number): number => Math.round(lane === 0 ? 0.8 * unit : (lane + 1.1) * unit);
  const height = head + story.rows.length * rowHeight + 34;
  const truth = truthAfter(story, shown);
  const isNarrow = width < 480;
  return (
    <div ref={frame} className={`hr-lab-chart hr-saga-lanes${isNarrow ? ' hr-saga-narrow' : ''}`}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>{description}</title>
        {lanes.map((name, lane) => (
          <g key={name}>
            <line x1={laneX(lane)} x2={laneX(lane)} y1={head - 8} y2={height - 30} className="hr-saga-lane" />
            <text x={laneX(lane)} y={16} textAnchor="middle" className="hr-saga-head">
              {isNarrow && name === 'coordinator' ? 'coord.' : name}
            </text>
          </g>
        ))}
        {story.rows.slice(0, shown).map((row, index) => (
          <Row
            key={index}
            row={row}
            y={head + (index + 0.5) * rowHeight}
            laneX={laneX}
            lane={row.kind === 'call' ? 2 + steps.findIndex(({ name }) => name === row.step) : 0}
            width={width}
            isLast={index === shown - 1}
          />
        ))}
        {steps.map(({ name }, step) => {
          const state = truth.get(name) ?? 'not done';
          return (
            <text
              key={name}
              x={laneX(2 + step)}
              y={height - 10}
              textAnchor="middle"
              className={`hr-saga-truth hr-saga-${state.replace(' ', '-')}`}
            >
              {truthMarks[state]}
            </text>
          );
        })}
        <text x={laneX(1)} y={height - 10} textAnchor="middle">
          in truth:
        </text>
      </svg>
    </div>
  );
}

interface RowProps {
  readonly row: StoryRow;
  readonly y: number;
  readonly laneX: (lane: number) => number;
  /** Of a call: the lane of its service. */
  readonly lane: number;
  readonly width: number;
  readonly isLast: boolean;
}

function Row({ row, y, laneX, lane, width, isLast }: RowProps): ReactNode {
  const now = isLast ? <rect x={1} y={y - rowHeight / 2 + 1} width={width - 2} height={rowHeight - 2} className="hr-saga-now" /> : null;
  if (row.kind === 'call') {
    const isSure = row.end === 'ok';
    const kind = row.end === 'ok' ? 'ok' : row.end === 'refused' || row.end === 'busy' ? 'failed' : 'unsure';
    return (
      <g className={`hr-saga-${kind}`}>
        {now}
        <line x1={laneX(1)} x2={laneX(lane)} y1={y} y2={y} strokeDasharray={isSure ? undefined : '4 3'} className="hr-saga-wire" />
        <circle cx={laneX(1)} cy={y} r={3.5} />
        <Label x={laneX(lane)} y={y} text={markOf(row)} />
      </g>
    );
  }
  if (row.kind === 'append') {
    const isKept = row.fate === 'kept' || row.fate === 'keptInCrash';
    return (
      <g className={isKept ? 'hr-saga-record' : 'hr-saga-failed'}>
        {now}
        <line x1={laneX(0)} x2={laneX(1)} y1={y} y2={y} strokeDasharray={isKept ? undefined : '4 3'} className="hr-saga-wire" />
        <circle cx={laneX(1)} cy={y} r={3.5} />
        <Label x={laneX(0)} y={y} text={markOf(row)} />
      </g>
    );
  }
  if (row.kind === 'crash') {
    return (
      <g className="hr-saga-crash">
        {now}
        <line x1={0} x2={width} y1={y} y2={y} strokeDasharray="7 4" className="hr-saga-wire" />
        <Label x={laneX(1)} y={y} text="crash" />
      </g>
    );
  }
  return (
    <g className="hr-saga-own">
      {now}
      <Label x={laneX(1)} y={y} text={markOf(row)} />
    </g>
  );
}

/** Writes on the lane, over a background that hides the line behind it. */
function Label({ x, y, text }: { readonly x: number; readonly y: number; readonly text: string }): ReactNode {
  return (
    <text x={x} y={y + 4} textAnchor="middle" className="hr-saga-label">
      {text}
    </text>
  );
}
