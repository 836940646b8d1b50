import type { ClientOperation, WriteId, WritePolicy } from './scenario.ts';

/** What happened at some time. */
export type LaneEvent =
  | {
      readonly kind:
        | 'begins'
        | 'hits'
        | 'misses'
        | 'written to cache'
        | 'buffered'
        | 'deleted'
        | 'written to store'
        | 'filled'
        | 'not kept'
        | 'told'
        | 'cut';
      readonly operation: ClientOperation;
      /** The value read or written, as the write it comes from. */
      readonly write: WriteId;
    }
  | { readonly kind: 'flush begins' | 'flush lands'; readonly writes: readonly WriteId[] }
  | { readonly kind: 'cache dies'; readonly lost: readonly WriteId[] }
  | { readonly kind: 'application dies' };

/** Everything at one moment, after all that happened at it. Lists by key hold the write whose value is there. */
export interface Snapshot {
  readonly atMs: number;
  readonly events: readonly LaneEvent[];
  /** Null where the cache does not hold the key. */
  readonly cached: readonly (WriteId | null)[];
  /** Null where nothing of the key waits for the store. */
  readonly buffered: readonly (WriteId | null)[];
  readonly stored: readonly WriteId[];
  /** Keys whose cached copy is not what the store holds, and whose value is not on its way there. */
  readonly stale: readonly number[];
  /** Acknowledged writes that a crash of the cache right now would lose. */
  readonly unsafe: readonly WriteId[];
  /** Acknowledged writes lost so far. */
  readonly lost: readonly WriteId[];
  readonly acknowledged: readonly WriteId[];
  /** Values written to the store so far; a flush writes one for each key. */
  readonly storeWrites: number;
  /** Calls they took; a flush is one. */
  readonly storeCalls: number;
}

/** How an operation fared. */
export interface OperationOutcome {
  readonly operation: ClientOperation;
  readonly begunMs: number;
  /** Null when its client was never told. */
  readonly toldMs: number | null;
  /** Of a read: the write whose value was told. */
  readonly read: WriteId | null;
  /** Of a read: it was told a copy that was stale at that moment. */
  readonly isStale: boolean;
}

/** The script played under one policy. */
export interface LaneRun {
  readonly policy: WritePolicy;
  /** In the order of time; the first is at 0. */
  readonly snapshots: readonly Snapshot[];
  /** In the order of the script; operations that never began are left out. */
  readonly outcomes: readonly OperationOutcome[];
  /** Flushes that reached the store: when they began and when they landed. */
  readonly flushes: readonly { readonly begunMs: number; readonly landedMs: number }[];
}
