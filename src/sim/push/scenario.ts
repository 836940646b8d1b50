import type { Nanos } from '../../kernel/index.ts';

/** The ways of telling a client that something has happened, in the order they are listed. */
export const pushMethods = ['poll', 'long', 'sse', 'socket'] as const;

/** The name of a way. */
export type PushMethod = (typeof pushMethods)[number];

/** A stream of events, the clients that want every one of them, and the wire between. */
export interface PushScenario {
  /** Poisson; above 0. */
  readonly eventsPerSec: number;
  readonly payloadBytes: number;
  /** From a client to the server and back; the way there and the way back take half each. */
  readonly roundTripNs: Nanos;
  /** Header bytes of each HTTP message, request or response. */
  readonly headerBytes: number;
  /** From one poll to the next. */
  readonly pollIntervalNs: Nanos;
  /** How long the server holds a long poll before it answers that there is nothing. */
  readonly holdNs: Nanos;
  /** The longest silence on a stream: a comment or a ping then shows that it is alive. */
  readonly heartbeatNs: Nanos;
  /** How long each client is watched, from its first request. */
  readonly sessionNs: Nanos;
  /** Clients simulated; their first requests are spread evenly over one poll interval. */
  readonly clients: number;
  readonly seed: string;
}
