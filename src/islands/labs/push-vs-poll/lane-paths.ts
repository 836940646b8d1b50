import type { WireMessage } from '../../../sim/push/index.ts';
import type { LaneView } from './time-line.ts';

/** How a message is drawn: a request, an answer with events, one without, or a heartbeat. */
export type MessageKind = 'request' | 'full' | 'empty' | 'beat';

/** Where a lane's two lines are, in pixels. */
export interface LaneRows {
  readonly serverY: number;
  readonly clientY: number;
}

/** The shapes of a lane as data of SVG paths, one for all shapes that look alike; empty where there are none. */
export interface LanePaths {
  readonly held: string;
  readonly stale: string;
  readonly messages: Readonly<Record<MessageKind, string>>;
  /** The ends of messages with events: points, to be drawn by round caps. */
  readonly arrivals: string;
  /** The events: points as well. */
  readonly events: string;
}

/**
 * Returns the shapes of what a lane shows. `x` turns seconds into pixels, `oneWaySec` is the time of a message. Hundreds of elements of their
 * own would take longer to build than a frame lasts.
 */
export function lanePathsOf(view: LaneView, oneWaySec: number, x: (sec: number) => number, { serverY, clientY }: LaneRows): LanePaths {
  const messages: Record<MessageKind, string> = { request: '', full: '', empty: '', beat: '' };
  let arrivals = '';
  for (const message of view.messages) {
    const kind = kindOf(message);
    const sentSec = message.sentNs / 1e9;
    const [fromY, toY] = message.from === 'client' ? [clientY, serverY] : [serverY, clientY];
    const toX = x(sentSec + oneWaySec);
    messages[kind] += `M${x(sentSec)} ${fromY}L${toX} ${toY}`;
    if (kind === 'full') arrivals += point(toX, toY);
  }
  const bar = (fromSec: number, toSec: number, top: number, thickness: number): string => {
    const width = Math.max(1, x(toSec) - x(fromSec));
    return `M${x(fromSec)} ${top}h${width}v${thickness}h${-width}z`;
  };
  return {
    held: view.held.map(({ fromSec, toSec }) => bar(fromSec, toSec, serverY - 4, 8)).join(''),
    stale: view.deliveries.map(({ happenedSec, arrivedSec }) => bar(happenedSec, arrivedSec, clientY + 2, 7)).join(''),
    messages,
    arrivals,
    events: view.deliveries
      .filter(({ happenedSec }) => happenedSec >= view.fromSec)
      .map(({ happenedSec }) => point(x(happenedSec), serverY))
      .join(''),
  };
}

function kindOf({ from, isHeartbeat, events }: WireMessage): MessageKind {
  if (isHeartbeat) return 'beat';
  if (events > 0) return 'full';
  return from === 'client' ? 'request' : 'empty';
}

function point(x: number, y: number): string {
  return `M${x} ${y}h0`;
}
