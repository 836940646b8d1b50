import { nanosFromMs } from '../../../kernel/index.ts';
import type { PushMethod, PushRecord, PushScenario, TimeLine } from '../../../sim/push/index.ts';
import { pushMethods, runPush } from '../../../sim/push/index.ts';
import type { PushSettings } from './settings.ts';
import { sessionMinutes } from './settings.ts';

/** How far behind clients are; in milliseconds. */
export interface Staleness {
  readonly meanMs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** What a method came to in a session of ten minutes. */
export interface MethodResult {
  readonly method: PushMethod;
  /** Clients simulated; the others are like them. */
  readonly simulated: number;
  /** Averages for one client. */
  readonly requests: number;
  readonly bytes: number;
  readonly payloadBytes: number;
  /** Undefined when no event happened. */
  readonly staleness: Staleness | undefined;
  /** For the server, with all clients, once they are there: the opening of streams is not counted. */
  readonly requestsPerSec: number;
  /** In the busiest second. */
  readonly peakRequestsPerSec: number;
  readonly bytesPerSec: number;
  /** Exchanges open at once, on average. */
  readonly open: number;
  readonly timeLine: TimeLine;
}

const sessionSec = sessionMinutes * 60;
/** At most so many clients are simulated, and fewer where each has much to do: a redraw must fit into a frame. */
const mostSimulated = 12;
const messageBudget = 3000;

/** Returns how many clients are simulated with a method. */
export function countSimulated(method: PushMethod, { clients, eventsPerMinute, pollSeconds }: PushSettings): number {
  const events = eventsPerMinute * sessionMinutes;
  const messages = method === 'poll' ? (2 * sessionSec) / pollSeconds + events / 2 : 2 * events;
  return Math.max(1, Math.min(clients, mostSimulated, Math.floor(messageBudget / messages)));
}

/** Returns the scenario of the settings for one method. */
export function scenarioOf(method: PushMethod, settings: PushSettings): PushScenario {
  return {
    eventsPerSec: settings.eventsPerMinute / 60,
    payloadBytes: settings.payloadBytes,
    roundTripNs: nanosFromMs(settings.roundTripMs),
    headerBytes: settings.headerBytes,
    pollIntervalNs: nanosFromMs(settings.pollSeconds * 1000),
    holdNs: nanosFromMs(settings.holdSeconds * 1000),
    heartbeatNs: nanosFromMs(settings.heartbeatSeconds * 1000),
    sessionNs: nanosFromMs(sessionSec * 1000),
    clients: countSimulated(method, settings),
    seed: settings.seed,
  };
}

/** Runs every method on the same events. */
export function runMethods(settings: PushSettings): readonly MethodResult[] {
  return pushMethods.map((method) => resultOf(method, runPush(method, scenarioOf(method, settings)), settings));
}

function resultOf(method: PushMethod, record: PushRecord, { clients }: PushSettings): MethodResult {
  const each = (sum: number): number => sum / record.clients;
  const isStream = method === 'sse' || method === 'socket';
  const requestsPerSec = isStream ? 0 : (each(record.requests) * clients) / sessionSec;
  return {
    method,
    simulated: record.clients,
    requests: each(record.requests),
    bytes: each(record.bytes),
    payloadBytes: each(record.payloadBytes),
    staleness: stalenessOf(record),
    requestsPerSec,
    // Polls are spread over the interval. Long polls are answered at the same moment by the same event, and so come back at the same moment.
    peakRequestsPerSec: method === 'poll' || record.staleness.count === 0 ? requestsPerSec : record.busiestSecond * clients,
    bytesPerSec: (each(record.bytes) * clients) / sessionSec,
    open: each(record.openExchanges) * clients,
    timeLine: record.timeLine,
  };
}

function stalenessOf({ staleness }: PushRecord): Staleness | undefined {
  if (staleness.count === 0) return undefined;
  const ms = (nanos: number): number => nanos / 1e6;
  return {
    meanMs: ms(staleness.mean),
    medianMs: ms(staleness.quantile(0.5)),
    p99Ms: ms(staleness.quantile(0.99)),
    maxMs: ms(staleness.max),
  };
}
