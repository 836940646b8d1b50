import type { Nanos } from '../../kernel/index.ts';
import type { Histogram } from '../metrics/histogram.ts';

/** A message on the wire of the client whose time line is kept. */
export interface WireMessage {
  readonly from: 'client' | 'server';
  readonly sentNs: Nanos;
  /** Events carried. */
  readonly events: number;
  /** True of comments, pings and pongs: neither a request nor an answer. */
  readonly isHeartbeat?: boolean;
}

/** A time in which the server had a request of that client to answer, or a stream open to it. */
export interface HeldSpan {
  readonly fromNs: Nanos;
  readonly toNs: Nanos;
}

/** The time line of one client: the first. */
export interface TimeLine {
  readonly messages: readonly WireMessage[];
  readonly held: readonly HeldSpan[];
  /** For each event of the feed from the first this client is to hear of: when it happened, and when the client had it. */
  readonly deliveries: readonly { readonly happenedNs: Nanos; readonly arrivedNs: Nanos }[];
}

/** What a method came to. Sums are over all clients simulated, each from its first request for the length of a session. */
export interface PushRecord {
  readonly clients: number;
  /** HTTP requests sent, the opening of a stream among them. */
  readonly requests: number;
  /** Bytes of messages, headers and framing and payload, both ways; without TCP, IP and TLS. */
  readonly bytes: number;
  readonly payloadBytes: number;
  /** From the happening of an event to its arrival at a client, in nanoseconds. */
  readonly staleness: Histogram;
  /** Requests of the first client in its busiest second, its first request left out. */
  readonly busiestSecond: number;
  /** Exchanges under way at once, on average: requests without their whole answer; of all clients together. */
  readonly openExchanges: number;
  readonly timeLine: TimeLine;
}
