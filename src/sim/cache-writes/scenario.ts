/** Who writes the cache and the store, in which order, and when the client is answered. */
export type WritePolicy = 'write-through' | 'write-behind' | 'write-around' | 'cache-aside';

/** The policies in the order in which they are shown. */
export const writePolicies: readonly WritePolicy[] = ['write-through', 'write-behind', 'write-around', 'cache-aside'];

/** Names a write by its place in the script, from 1; 0 is the value a key has from the start. */
export type WriteId = number;

/** What a client asks for, on one key. */
export interface ClientOperation {
  /** Place in the script, from 1. */
  readonly number: number;
  /** The earliest time it begins; it also waits until the same client's last is answered. Whole milliseconds, as are all times. */
  readonly atMs: number;
  readonly client: string;
  /** From 0. */
  readonly key: number;
  readonly kind: 'read' | 'write';
  /** Of a write: the value, 2 for the first write of a key. 0 for a read. */
  readonly value: number;
  /** How long the store takes if this operation calls it; the call takes effect half-way. At least 2. */
  readonly storeMs: number;
}

/** What dies: the cache, with all that it holds, or the clients' application, with all that it has under way. */
export type Casualty = 'cache' | 'application';

/** A script and the system it is played on; every key begins as 1, in the cache and in the store. */
export interface WriteScenario {
  readonly operations: readonly ClientOperation[];
  readonly keys: number;
  readonly cacheMs: number;
  /** How long the store takes for a flush, however many keys; at least 2. */
  readonly storeMs: number;
  /** A write-behind cache flushes at the multiples of this. */
  readonly flushMs: number;
  /** The place that write-through writes first. */
  readonly throughFirst: 'store' | 'cache';
  /** Whether write-around deletes the key from the cache after the store has it. */
  readonly aroundDeletes: boolean;
}

/** A death and its moment: after everything that happens at that time. What died is there again at once. */
export interface Crash {
  readonly atMs: number;
  readonly casualty: Casualty;
}
