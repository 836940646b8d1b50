import type { ReactNode } from 'react';
import { useId, useRef } from 'react';
import type { WireMessage } from '../../../sim/push/index.ts';
import { formatCount } from '../shared/format.ts';
import { useWidth } from '../shared/use-width.ts';
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

/** Draws what passes between one client and the server over time: requests up, answers down, and how long each event was not known. */
export function MethodLane({ result, window, roundTripMs }: MethodLaneProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const width = useWidth(frame, 640);
  const { fromSec, spanSec } = window;
  const oneWaySec = roundTripMs / 2000;
  const view = viewLane(result.timeLine, oneWaySec * 1e9, fromSec, spanSec);
  const x = (sec: number): number => rounded(left + (Math.max(0, Math.min(spanSec, sec - fromSec)) / spanSec) * (width - left - right));
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
        {view.held.map((span, index) => (
          <rect
            key={index}
            x={x(span.fromSec)}
            y={serverY - 4}
            width={Math.max(1, x(span.toSec) - x(span.fromSec))}
            height={8}
            className="hr-push-held"
          />
        ))}
        <line x1={left} x2={width - right} y1={serverY} y2={serverY} className="hr-push-line" />
        <line x1={left} x2={width - right} y1={clientY} y2={clientY} className="hr-push-line" />
        {view.deliveries.map(({ happenedSec, arrivedSec }, index) => (
          <rect
            key={index}
            x={x(happenedSec)}
            y={clientY + 2}
            width={Math.max(1, x(arrivedSec) - x(happenedSec))}
            height={7}
            className="hr-push-stale"
          />
        ))}
        {view.messages.map((message, index) => (
          <Arrow key={index} message={message} fromX={x(message.sentNs / 1e9)} toX={x(message.sentNs / 1e9 + oneWaySec)} />
        ))}
        {view.deliveries.map(({ happenedSec }, index) =>
          happenedSec < fromSec ? null : <circle key={index} cx={x(happenedSec)} cy={serverY} r={3.5} className="hr-push-event" />,
        )}
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

function Arrow({ message, fromX, toX }: { readonly message: WireMessage; readonly fromX: number; readonly toX: number }): ReactNode {
  const isUp = message.from === 'client';
  const [fromY, toY] = isUp ? [clientY, serverY] : [serverY, clientY];
  const kind = message.isHeartbeat ? 'beat' : message.events > 0 ? 'full' : isUp ? 'request' : 'empty';
  return (
    <g className={`hr-push-${kind}`}>
      <line x1={fromX} y1={fromY} x2={toX} y2={toY} />
      {kind === 'full' ? <circle cx={toX} cy={toY} r={3} /> : null}
    </g>
  );
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
