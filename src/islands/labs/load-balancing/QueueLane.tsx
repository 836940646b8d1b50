import type { ReactNode } from 'react';
import { useId } from 'react';
import { formatCount } from '../shared/format.ts';
import { algorithmStyles } from './algorithms.ts';
import type { Lane } from './lane.ts';
import { failedUntil, viewQueues } from './queue-view.ts';
import { stateAt } from './scenario.ts';
import type { RaceSettings } from './settings.ts';
import { describeQueues } from './summary.ts';

interface QueueLaneProps {
  readonly settings: RaceSettings;
  readonly lane: Lane;
  readonly snapshot: number;
  /** Requests that a bar of full height stands for. */
  readonly capacity: number;
}

const view = { width: 320, height: 128, top: 18, bottom: 108 } as const;

/** Draws the queues of one algorithm at one time: a bar for each backend, the request in service at its foot, the number on top. */
export function QueueLane({ settings, lane, snapshot, capacity }: QueueLaneProps): ReactNode {
  const titleId = useId();
  const { queues, algorithm } = lane;
  const { running, isFailing, total } = viewQueues(queues, snapshot);
  const ms = snapshot * queues.stepMs;
  const failed = failedUntil(queues, snapshot);
  const column = view.width / queues.backends;
  const barWidth = Math.min(26, column - 4);
  const unit = (view.bottom - view.top) / capacity;
  const states = running.flatMap((_, backend) => {
    const state = stateAt(settings, backend, ms);
    return state === '' ? [] : [`Backend ${backend + 1}: ${state}`];
  });
  return (
    <div className="hr-lb-lane" style={{ color: `var(${algorithmStyles[algorithm].colour})` }}>
      <p className="hr-lb-lane-head">
        <strong>{algorithmStyles[algorithm].name}</strong>
        <span>
          {formatCount(total)} in the system{failed === 0 ? '' : `, ${formatCount(failed)} failed`}
        </span>
      </p>
      <svg viewBox={`0 0 ${view.width} ${view.height}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>{describeQueues([lane], snapshot)}</title>
        <line x1={0} x2={view.width} y1={view.bottom} y2={view.bottom} className="hr-lb-floor" />
        {running.map((count, backend) => {
          const x = (backend + 0.5) * column;
          const height = Math.min(capacity, count) * unit;
          return (
            <g key={backend} className={isFailing[backend] ? 'hr-lb-failing' : undefined}>
              <rect x={x - barWidth / 2} width={barWidth} y={view.bottom - height} height={height} className="hr-lb-waiting" />
              <rect x={x - barWidth / 2} width={barWidth} y={view.bottom - Math.min(height, unit)} height={Math.min(height, unit)} />
              <text x={x} y={view.bottom - height - 4} textAnchor="middle">
                {count > capacity ? `${count}↑` : count}
              </text>
              <text x={x} y={view.height - 5} textAnchor="middle" className="hr-lb-backend">
                {isFailing[backend] ? `${backend + 1}!` : backend + 1}
              </text>
            </g>
          );
        })}
      </svg>
      <p className="hr-lab-about hr-lb-state">{states.join(', ')}</p>
    </div>
  );
}
