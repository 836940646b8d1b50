import type { ParameterRange } from '../shared/parameter-range.ts';

/** The numbers of the set-up. */
export interface PushParameters {
  readonly eventsPerMinute: number;
  readonly pollSeconds: number;
  readonly roundTripMs: number;
  readonly clients: number;
  /** Of each HTTP message, request or answer. */
  readonly headerBytes: number;
  readonly payloadBytes: number;
  /** How long the server holds a long poll. */
  readonly holdSeconds: number;
  /** The longest silence on a stream or a socket. */
  readonly heartbeatSeconds: number;
}

/** Everything a link to the lab carries. */
export interface PushSettings extends PushParameters {
  readonly seed: string;
}

/** How long each client is watched. */
export const sessionMinutes = 10;

/** The ranges of the numbers. */
export const parameterRanges: Readonly<Record<keyof PushParameters, ParameterRange>> = {
  eventsPerMinute: { label: 'Events per minute', min: 0.5, max: 600, step: 0.1, scale: 'log' },
  pollSeconds: { label: 'Poll interval', min: 0.5, max: 120, step: 0.1, scale: 'log', unit: ' s' },
  roundTripMs: { label: 'Round trip', min: 1, max: 1000, step: 1, scale: 'log', unit: ' ms' },
  clients: { label: 'Clients', min: 1, max: 1_000_000, step: 1, scale: 'log' },
  headerBytes: { label: 'Headers of each request and answer', min: 20, max: 4000, step: 1, scale: 'log', unit: ' B' },
  payloadBytes: { label: 'Payload of an event', min: 1, max: 10_000, step: 1, scale: 'log', unit: ' B' },
  holdSeconds: { label: 'A long poll is held for', min: 1, max: 300, step: 1, scale: 'log', unit: ' s' },
  heartbeatSeconds: { label: 'Heartbeat after a silence of', min: 1, max: 300, step: 1, scale: 'log', unit: ' s' },
};

/** The set-up the lab begins with. */
export const defaultSettings: PushSettings = {
  eventsPerMinute: 6,
  pollSeconds: 10,
  roundTripMs: 80,
  clients: 10_000,
  headerBytes: 500,
  payloadBytes: 100,
  holdSeconds: 30,
  heartbeatSeconds: 15,
  seed: 'headroom',
};
