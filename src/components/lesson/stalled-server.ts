import { ln } from '../../kernel/index.ts';

/** A server that runs one command at a time, and a command that touches many elements. */
export interface Stall {
  /** Elements the keyspace or the one large key holds, at least 1. */
  readonly elements: number;
  /** Time to touch one element, in nanoseconds. */
  readonly nanosecondsPerElement: number;
  /** Commands that arrive per second. */
  readonly arrivalsPerSecond: number;
  /** Commands the server can run per second when none is long; above the arrivals, or the queue never empties. */
  readonly capacityPerSecond: number;
}

/** What a command of a kind does to those behind it. */
export interface StallEffect {
  /** Elements it touches. */
  readonly touched: number;
  /** How long nothing else runs, in milliseconds. */
  readonly blockedMs: number;
  /** Commands that wait when it ends. */
  readonly waiting: number;
  /** How long after its end until none waits, in milliseconds; Infinity when the server cannot catch up. */
  readonly drainMs: number;
}

/** Kinds of command and how many of n elements they touch. Source: the time complexities of the Redis command reference. */
export const commandKinds: readonly { readonly name: string; readonly order: string; readonly touches: (n: number) => number }[] = [
  { name: 'GET, HGET, INCR, LPUSH', order: 'O(1)', touches: () => 1 },
  { name: 'ZADD, ZRANK', order: 'O(log n)', touches: (n) => Math.max(1, Math.ceil(ln(n) / ln(2))) },
  { name: 'LRANGE 0 99', order: 'O(100)', touches: (n) => Math.min(n, 100) },
  { name: 'SCAN, COUNT 1000', order: 'O(1000) a call', touches: (n) => Math.min(n, 1_000) },
  { name: 'KEYS, SMEMBERS, HGETALL', order: 'O(n)', touches: (n) => n },
];

/** Returns what a command that touches so many elements does, arrivals and service taken as steady flows. */
export function stallOf(touched: number, { nanosecondsPerElement, arrivalsPerSecond, capacityPerSecond }: Stall): StallEffect {
  const blockedMs = (touched * nanosecondsPerElement) / 1e6;
  const waiting = (arrivalsPerSecond * blockedMs) / 1000;
  const spare = capacityPerSecond - arrivalsPerSecond;
  return { touched, blockedMs, waiting, drainMs: spare > 0 ? (waiting / spare) * 1000 : Infinity };
}

/** The server the figure opens with: 40 ns an element is the documentation's figure for KEYS on an entry-level laptop. */
export const stallDefaults: Stall = {
  elements: 1_000_000,
  nanosecondsPerElement: 40,
  arrivalsPerSecond: 50_000,
  capacityPerSecond: 100_000,
};
