import type { TimeLine, WireMessage } from '../../../sim/push/index.ts';

/** Lengths of time that can be drawn, in seconds. */
export const spansSec = [2, 10, 60, 600] as const;

/** At most so many messages are drawn in a lane, and as many events and spans held. */
export const mostDrawn = 240;

/** What of a time line falls into the time drawn, in seconds from the client's first request. */
export interface LaneView {
  readonly fromSec: number;
  readonly toSec: number;
  readonly messages: readonly WireMessage[];
  /** True when more messages fall into the time than are drawn. */
  readonly isCut: boolean;
  readonly held: readonly { readonly fromSec: number; readonly toSec: number }[];
  readonly deliveries: readonly { readonly happenedSec: number; readonly arrivedSec: number }[];
  readonly requests: number;
  /** Messages of the server with events, and answers without. */
  readonly full: number;
  readonly empty: number;
  readonly heartbeats: number;
  readonly happened: number;
}

const nanosPerSec = 1e9;

/** Returns what falls into `spanSec` seconds from `fromSec` on; messages on their way at either end included. */
export function viewLane({ messages, held, deliveries }: TimeLine, oneWayNs: number, fromSec: number, spanSec: number): LaneView {
  const toSec = fromSec + spanSec;
  const fromNs = fromSec * nanosPerSec;
  const toNs = toSec * nanosPerSec;
  const within = messages.filter(({ sentNs }) => sentNs + oneWayNs >= fromNs && sentNs < toNs);
  const sent = within.filter(({ sentNs }) => sentNs >= fromNs);
  const answers = sent.filter(({ from, isHeartbeat }) => from === 'server' && !isHeartbeat);
  return {
    fromSec,
    toSec,
    messages: within.slice(0, mostDrawn),
    isCut: within.length > mostDrawn,
    held: held
      .filter((span) => span.toNs >= fromNs && span.fromNs < toNs)
      .slice(0, mostDrawn)
      .map((span) => ({ fromSec: Math.max(fromSec, span.fromNs / nanosPerSec), toSec: Math.min(toSec, span.toNs / nanosPerSec) })),
    deliveries: deliveries
      .filter(({ happenedNs, arrivedNs }) => arrivedNs >= fromNs && happenedNs < toNs)
      .slice(0, mostDrawn)
      .map(({ happenedNs, arrivedNs }) => ({ happenedSec: happenedNs / nanosPerSec, arrivedSec: arrivedNs / nanosPerSec })),
    requests: sent.filter(({ from, isHeartbeat }) => from === 'client' && !isHeartbeat).length,
    full: answers.filter(({ events }) => events > 0).length,
    empty: answers.filter(({ events }) => events === 0).length,
    heartbeats: sent.filter(({ isHeartbeat }) => isHeartbeat).length,
    happened: deliveries.filter(({ happenedNs }) => happenedNs >= fromNs && happenedNs < toNs).length,
  };
}
