import type { Nanos } from '../../kernel/index.ts';
import type { Process } from '../engine/command.ts';
import { timedOut } from '../engine/command.ts';
import type { Simulation } from '../engine/simulation.ts';
import { within } from '../engine/within.ts';
import type { EventFeed } from './event-feed.ts';
import type { ClientMeter } from './push-meter.ts';
import type { PushMethod, PushScenario } from './scenario.ts';
import { streamCommentBytes, streamEventBytes, webSocketFrameBytes } from './wire-bytes.ts';

/** What a client's process works with. */
export interface ClientContext {
  readonly sim: Simulation;
  readonly feed: EventFeed;
  readonly scenario: PushScenario;
  readonly meter: ClientMeter;
}

/**
 * The client's half and the server's half of each method, as one process for each client: it is where the message is.
 * The first answer brings the state as it is; from then on the client is owed every event. Connections are open and stay so.
 */
export const clientProcesses: Readonly<Record<PushMethod, (context: ClientContext) => Process>> = { poll, long, sse, socket };

/** Asks every interval; the answer holds what has happened since. A late answer delays the next poll, polls never overlap. */
function* poll({ sim, feed, scenario, meter }: ClientContext): Process {
  const { roundTripNs, pollIntervalNs, headerBytes, payloadBytes } = scenario;
  let seen: number | undefined;
  while (!isDone(meter, feed, seen)) {
    const sentNs = sim.now;
    meter.send({ from: 'client', bytes: headerBytes, isRequest: true });
    yield roundTripNs / 2;
    const news = feed.times.slice(seen ?? feed.times.length);
    seen = feed.times.length;
    const carried = news.length * payloadBytes;
    meter.send({ from: 'server', bytes: headerBytes + carried, payloadBytes: carried, events: news.length });
    yield roundTripNs / 2;
    meter.deliver(news);
    meter.exchange(sentNs, sim.now);
    yield Math.max(0, sentNs + pollIntervalNs - sim.now);
  }
}

/**
 * Asks, and the server answers once there is something, or when it has held the request long enough; then asks again at once.
 * Source: Loreto and others, RFC 6202, section 2.1.
 */
function* long({ sim, feed, scenario, meter }: ClientContext): Process {
  const { roundTripNs, holdNs, headerBytes, payloadBytes } = scenario;
  let seen: number | undefined;
  while (!isDone(meter, feed, seen)) {
    const sentNs = sim.now;
    meter.send({ from: 'client', bytes: headerBytes, isRequest: true });
    yield roundTripNs / 2;
    const arrivedNs = sim.now;
    if (seen === feed.times.length) yield within(sim, holdNs, feed.news);
    const news = feed.times.slice(seen ?? feed.times.length);
    seen = feed.times.length;
    const carried = news.length * payloadBytes;
    meter.hold(arrivedNs, sim.now);
    meter.send({ from: 'server', bytes: headerBytes + carried, payloadBytes: carried, events: news.length });
    yield roundTripNs / 2;
    meter.deliver(news);
    meter.exchange(sentNs, sim.now);
  }
}

/** Asks once; the answer never ends and takes each event as it happens, and a comment when nothing has for a while. */
function* sse(context: ClientContext): Process {
  const { payloadBytes } = context.scenario;
  yield* stream(context, {
    eventBytes: (id) => streamEventBytes(payloadBytes, id),
    heartbeat: ({ meter }) => meter.send({ from: 'server', bytes: streamCommentBytes, isHeartbeat: true }),
  });
}

/** Asks once to change the protocol; each event is a frame from then on. A ping in a long silence is answered by a pong. */
function* socket(context: ClientContext): Process {
  const { payloadBytes } = context.scenario;
  yield* stream(context, {
    eventBytes: () => webSocketFrameBytes(payloadBytes, false),
    heartbeat: ({ sim, meter, scenario }) => {
      meter.send({ from: 'server', bytes: webSocketFrameBytes(0, false), isHeartbeat: true });
      sim.after(scenario.roundTripNs / 2, () => meter.send({ from: 'client', bytes: webSocketFrameBytes(0, true), isHeartbeat: true }));
    },
  });
}

interface StreamKind {
  /** Bytes of the n-th event, from 1, with its framing. */
  eventBytes(n: number): number;
  heartbeat(context: ClientContext): void;
}

function* stream(context: ClientContext, kind: StreamKind): Process {
  const { sim, feed, scenario, meter } = context;
  const { roundTripNs, heartbeatNs, headerBytes, payloadBytes } = scenario;
  const sentNs = sim.now;
  meter.send({ from: 'client', bytes: headerBytes, isRequest: true });
  meter.exchange(sentNs, meter.sessionEndNs);
  yield roundTripNs / 2;
  meter.send({ from: 'server', bytes: headerBytes });
  meter.hold(sim.now, meter.sessionEndNs);
  for (let seen = feed.times.length; !meter.isOver;) {
    const outcome = yield within(sim, heartbeatNs, feed.news);
    if (outcome === timedOut) {
      kind.heartbeat(context);
      continue;
    }
    for (; seen < feed.times.length; seen++) {
      const happenedNs: Nanos = feed.times[seen]!;
      meter.send({ from: 'server', bytes: kind.eventBytes(seen + 1), payloadBytes, events: 1 });
      sim.after(roundTripNs / 2, () => meter.deliver([happenedNs]));
    }
  }
}

/** The session is over and the client has been told of everything that happened in it. */
function isDone(meter: ClientMeter, feed: EventFeed, seen: number | undefined): boolean {
  return meter.isOver && (seen === feed.times.length || (feed.times[seen ?? 0] ?? Infinity) >= meter.sessionEndNs);
}
