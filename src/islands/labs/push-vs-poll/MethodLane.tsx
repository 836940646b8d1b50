import type { ReactNode } from 'react';
import { useId, useRef } from 'react';
import { formatCount } from '../shared/format.ts';
import { useWidth } from '../shared/use-width.ts';
import { lanePathsOf, type MessageKind } from './lane-paths.ts';
import { methodTexts } from './methods.ts';
import type { MethodResult } from './push-run.ts';
import { describeLane } from './summary.ts';
import { mostDrawn, viewLane } from './time-line.ts';
import type { Window } from './use-push.ts';

interface MethodLaneProps {
  readonly result: MethodResult;
  readonly window: Window;
  readonly roundTripMs: number;
}

const left = 46;
const right = 10;
const serverY = 16;
const clientY = 62;
const height = 92;
const messageKinds: readonly MessageKind[] = ['request', 'empty', 'beat', 'full'];

/** Draws what passes between one client and the server over time: requests up, answers down, and how long each event was not known. */
export function MethodLane({ result, window, roundTripMs }: MethodLaneProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const width = useWidth(frame, 640);
  const { fromSec, spanSec } = window;
  const oneWaySec = roundTripMs / 2000;
  const view = viewLane(result.timeLine, oneWaySec * 1e9, fromSec, spanSec);
  const x = (sec: number): number => rounded(left + (Math.max(0, Math.min(spanSec, sec - fromSec)) / spanSec) * (width - left - right));
  const paths = lanePathsOf(view, oneWaySec, x, { serverY, clientY });
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => fromSec + share * spanSec);
  return (
    <div ref={frame} className="hr-lab-chart hr-push-lane" style={{ color: `var(${methodTexts[result.method].colour})` }}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>{describeLane(result, view)}</title>
        <text x={0} y={serverY + 4}>
          server
        </text>
        <text x={0} y={clientY + 4}>
          client
        </text>
        <path d={paths.held} className="hr-push-held" />
        <line x1={left} x2={width - right} y1={serverY} y2={serverY} className="hr-push-line" />
        <line x1={left} x2={width - right} y1={clientY} y2={clientY} className="hr-push-line" />
        <path d={paths.stale} className="hr-push-stale" />
        {messageKinds.map((kind) => (
          <path key={kind} d={paths.messages[kind]} className={`hr-push-${kind}`} />
        ))}
        <path d={paths.arrivals} className="hr-push-arrival" />
        <path d={paths.events} className="hr-push-event-rim" />
        <path d={paths.events} className="hr-push-event" />
        {ticks.map((sec, index) => (
          <text key={sec} x={x(sec)} y={height - 4} textAnchor={index === 0 ? 'start' : index === 4 ? 'end' : 'middle'}>
            {formatCount(sec)} s
          </text>
        ))}
      </svg>
      {view.isCut ? (
        <p className="hr-lab-about">Only the first {mostDrawn} messages and events are drawn; show less time to see the others.</p>
      ) : null}
    </div>
  );
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
