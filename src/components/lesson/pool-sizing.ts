import { ln } from '../../kernel/index.ts';
import { waitProbability } from '../../sim/queueing/index.ts';

/** Instances of a service, each with a pool of connections to the same server. */
export interface PooledService {
  /** Requests to each instance that need a connection, per second. */
  readonly requestsPerSecond: number;
  /** From taking a connection to giving it back, in milliseconds, on average. */
  readonly holdMs: number;
  /** Connections in the pool of each instance, whole, from 1. */
  readonly poolSize: number;
  readonly instances: number;
  readonly roundTripMs: number;
}

/** What the requests of one instance feel of a pool of some size. */
export interface PoolWait {
  readonly size: number;
  /** Share of requests that find no free connection, 0 to 1. */
  readonly waits: number;
  /** The wait that 99 of 100 requests do not exceed, in milliseconds; Infinity where the pool cannot keep up. */
  readonly p99Ms: number;
}

/** What the figure begins with. */
export const poolDefaults: PooledService = { requestsPerSecond: 400, holdMs: 20, poolSize: 10, instances: 20, roundTripMs: 1 };

/**
 * Round trips before the first query can leave on a new connection to PostgreSQL with TLS 1.3 and SCRAM: TCP, the question whether TLS is
 * spoken, TLS, the start-up, and two for the password. Source: PostgreSQL documentation, Message flow, and SASL authentication.
 */
export const openingRoundTrips = 6;

/** Returns the connections in use at one instance on average, by Little's law. */
export function connectionsBusy({ requestsPerSecond, holdMs }: PooledService): number {
  return (requestsPerSecond * holdMs) / 1000;
}

/**
 * Returns how requests wait for a pool of `size`, taken as an M/M/c queue: they come at random, and hold times are exponential.
 * Source: Erlang C; the wait of those who wait is exponential: Kleinrock, Queueing Systems 1, 1975, section 3.5.
 */
export function waitFor(service: PooledService, size: number): PoolWait {
  const busy = connectionsBusy(service);
  if (busy >= size) return { size, waits: 1, p99Ms: Infinity };
  const waits = waitProbability(size, busy);
  const p99Ms = waits <= 0.01 ? 0 : (ln(waits / 0.01) * service.holdMs) / (size - busy);
  return { size, waits, p99Ms };
}

/** The sizes that the figure lists: just enough, more in steps, and the reader's own. */
export function listedSizes(service: PooledService): readonly number[] {
  const enough = Math.max(1, Math.floor(connectionsBusy(service)) + 1);
  return [...new Set([enough, enough + 1, enough + 3, enough + 7, service.poolSize])].toSorted((a, b) => a - b);
}

/** Returns the connections opened per second, by all instances, if each request opens its own, and how much longer each takes, in ms. */
export function withoutPool({ requestsPerSecond, instances, roundTripMs }: PooledService): {
  readonly openingsPerSecond: number;
  readonly extraMs: number;
} {
  return { openingsPerSecond: requestsPerSecond * instances, extraMs: openingRoundTrips * roundTripMs };
}
