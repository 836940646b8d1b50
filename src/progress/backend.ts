import type { DatabaseStore } from './stores.ts';

/** The reads and writes of one transaction. Values are plain data; what is read is the caller's own copy. */
export interface Transaction {
  get(store: DatabaseStore, key: IDBValidKey): Promise<unknown>;
  list(store: DatabaseStore): Promise<readonly unknown[]>;
  /** Returns the records whose field `exerciseId` has this value. */
  listOfExercise(store: 'attempts' | 'ownTests', exerciseId: string): Promise<readonly unknown[]>;
  put(store: DatabaseStore, record: unknown): Promise<void>;
  delete(store: DatabaseStore, key: IDBValidKey): Promise<void>;
  clear(store: DatabaseStore): Promise<void>;
}

/** Work in a transaction. It may await nothing but the transaction's own operations, or the transaction ends under it. */
export type Work<T> = (transaction: Transaction) => Promise<T>;

/** Runs transactions over all stores: all writes or none. Rejects with a StorageError when storage fails, else with what the work threw. */
export interface Backend {
  run<T>(mode: 'readonly' | 'readwrite', work: Work<T>): Promise<T>;
}

/** Says that storage failed, as opposed to the work done in it. */
export class StorageError extends Error {
  /** "full": no room left. "closed": the browser ended the connection. "failed": anything else. */
  readonly kind: 'full' | 'closed' | 'failed';
  constructor(kind: StorageError['kind'], cause: unknown) {
    super(`Browser storage: ${kind}`, { cause });
    this.name = 'StorageError';
    this.kind = kind;
  }
}
