import type { Process } from '../engine/command.ts';
import type { Simulation } from '../engine/simulation.ts';
import type { LogPlace } from './event-feed.ts';
import type { ClientMeter } from './push-meter.ts';
import type { PushMethod, PushScenario } from './scenario.ts';
import { streamCommentBytes, streamEventBytes, webSocketFrameBytes } from './wire-bytes.ts';

/** What a client's process works with. */
export interface ClientContext {
  readonly sim: Simulation;
  readonly log: LogPlace;
  readonly scenario: PushScenario;
  readonly meter: ClientMeter;
}

/**
 * The client's half and the server's half of each method, as one process for each client: it is where the message is.
 * The first answer brings the state as it is; from then on the client is owed every event. Connections are open and stay so.
 */
export const clientProcesses: Readonly<Record<PushMethod, (context: ClientContext) => Process>> = { poll, long, sse, socket };

/** Asks every interval; the answer holds what has happened since. A late answer delays the next poll, polls never overlap. */
function* poll({ sim, log, scenario, meter }: ClientContext): Process {
  const { roundTripNs, pollIntervalNs, headerBytes, payloadBytes } = scenario;
  for (let isFirst = true; !isDone(meter, log); isFirst = false) {
    const sentNs = sim.now;
    meter.send({ from: 'client', bytes: headerBytes, isRequest: true });
    yield roundTripNs / 2;
    const passed = log.takeUntil(sim.now);
    const news = isFirst ? [] : passed;
    const carried = news.length * payloadBytes;
    meter.send({ from: 'server', bytes: headerBytes + carried, payloadBytes: carried, events: news.length });
    yield roundTripNs / 2;
    meter.deliver(news, sim.now);
    meter.exchange(sentNs, sim.now);
    yield Math.max(0, sentNs + pollIntervalNs - sim.now);
  }
}

/**
 * Asks, and the server answers once there is something, or when it has held the request long enough; then asks again at once.
 * Source: Loreto and others, RFC 6202, section 2.1.
 */
function* long({ sim, log, scenario, meter }: ClientContext): Process {
  const { roundTripNs, holdNs, headerBytes, payloadBytes } = scenario;
  for (let isFirst = true; !isDone(meter, log); isFirst = false) {
    const sentNs = sim.now;
    meter.send({ from: 'client', bytes: headerBytes, isRequest: true });
    yield roundTripNs / 2;
    const arrivedNs = sim.now;
    if (!isFirst && log.nextNs > sim.now) yield Math.min(log.nextNs - sim.now, holdNs);
    const passed = log.takeUntil(sim.now);
    const news = isFirst ? [] : passed;
    const carried = news.length * payloadBytes;
    meter.hold(arrivedNs, sim.now);
    meter.send({ from: 'server', bytes: headerBytes + carried, payloadBytes: carried, events: news.length });
    yield roundTripNs / 2;
    meter.deliver(news, sim.now);
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
  const { sim, log, scenario, meter } = context;
  const { roundTripNs, heartbeatNs, headerBytes, payloadBytes } = scenario;
  const sentNs = sim.now;
  meter.send({ from: 'client', bytes: headerBytes, isRequest: true });
  meter.exchange(sentNs, meter.sessionEndNs);
  yield roundTripNs / 2;
  log.takeUntil(sim.now);
  meter.send({ from: 'server', bytes: headerBytes });
  meter.hold(sim.now, meter.sessionEndNs);
  while (!meter.isOver) {
    const silentUntilNs = sim.now + heartbeatNs;
    yield Math.min(log.nextNs, silentUntilNs) - sim.now;
    const news = log.takeUntil(sim.now);
    if (news.length === 0) kind.heartbeat(context);
    news.forEach((_, index) => {
      const bytes = kind.eventBytes(log.passed - news.length + index + 1);
      meter.send({ from: 'server', bytes, payloadBytes, events: 1 });
    });
    meter.deliver(news, sim.now + roundTripNs / 2);
  }
}

/** The session is over and the client has been told of everything that happened in it. */
function isDone(meter: ClientMeter, log: LogPlace): boolean {
  return meter.isOver && log.nextNs >= meter.sessionEndNs;
}
