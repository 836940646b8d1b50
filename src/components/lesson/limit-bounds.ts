/** A limit on the requests of one client, and how many clients there are. */
export interface ClientLimit {
  /** Requests allowed in a window. */
  readonly limit: number;
  readonly windowSeconds: number;
  /** Tokens that the bucket holds; its tokens flow in at `limit` in a window. */
  readonly burst: number;
  readonly clients: number;
}

/** What the figure begins with. */
export const limitDefaults: ClientLimit = { limit: 100, windowSeconds: 60, burst: 20, clients: 1_000_000 };

/** A way to keep a limit, with what it lets through at most and what it keeps. */
export interface LimitBounds {
  readonly name: string;
  /** Most requests allowed in any second, wherever it begins. */
  readonly inSecond: number;
  /** Most requests allowed in any span as long as the window. */
  readonly inWindow: number;
  /** Kept for all clients, at 8 bytes a number. */
  readonly bytes: number;
}

const numberBytes = 8;

/**
 * Returns what four ways to keep a limit let through at most, to a client that waits and then sends all it may. Whole requests; a window is at least a
 * second long. Fixed windows: as much before an edge as after it. A log of times: the limit. Two counters, the last window's weighted by how much of it
 * is still in view: a full window spent at its end, then the share of the limit that has passed since. A token bucket: the burst, and what flows in.
 * Sources: J. Desgats, How we built rate limiting capable of scaling to millions of domains, Cloudflare 2017 (two counters); The ATM Forum, Traffic
 * management specification 4.0, 1996 (the bucket, as the generic cell rate algorithm).
 */
export function boundsOf({ limit, windowSeconds, burst, clients }: ClientLimit): readonly LimitBounds[] {
  const inASecond = Math.floor(limit / windowSeconds);
  const bytes = (numbers: number) => numbers * numberBytes * clients;
  return [
    { name: 'Fixed windows', inSecond: 2 * limit, inWindow: 2 * limit, bytes: bytes(2) },
    { name: 'Log of times', inSecond: limit, inWindow: limit, bytes: bytes(limit) },
    { name: 'Two counters', inSecond: limit + inASecond, inWindow: 2 * limit, bytes: bytes(3) },
    { name: 'Token bucket', inSecond: burst + inASecond, inWindow: burst + limit, bytes: bytes(1) },
  ];
}
