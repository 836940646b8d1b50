import { openDB } from 'idb';
import type { IDBPDatabase, IDBPObjectStore } from 'idb';
import { StorageError } from './backend.ts';
import type { Backend, Transaction, Work } from './backend.ts';
import type { Migration } from './migrations.ts';
import { databaseStores } from './stores.ts';
import type { DatabaseStore } from './stores.ts';

/** What a connection tells of itself while it is opened and after. */
export interface ConnectionEvents {
  /** An older connection in another tab holds the upgrade up. */
  onBlocked(): void;
  /** A newer version in another tab waits for this connection to close. */
  onNewerVersion(): void;
}

/** Opens the database, migrating it to the version of the last migration. Rejects with the browser's own error. */
export async function openIdbBackend(name: string, migrations: readonly Migration[], events: ConnectionEvents): Promise<IdbBackend> {
  const database = await openDB(name, migrations.length, {
    async upgrade(upgraded, from, _to, transaction) {
      for (const migrate of migrations.slice(from)) await migrate(upgraded, transaction);
    },
    blocked: () => events.onBlocked(),
    blocking: () => events.onNewerVersion(),
  });
  return new IdbBackend(database);
}

/** Keeps records in IndexedDB. */
export class IdbBackend implements Backend {
  readonly #database: IDBPDatabase;
  constructor(database: IDBPDatabase) {
    this.#database = database;
  }

  async run<T>(mode: 'readonly' | 'readwrite', work: Work<T>): Promise<T> {
    let failure: unknown;
    const attempt = async <R>(operation: () => Promise<R>): Promise<R> => {
      try {
        return await operation();
      } catch (error) {
        failure ??= error;
        throw error;
      }
    };
    const transaction = await attempt(async () => this.#database.transaction([...databaseStores], mode)).catch((error: unknown) => {
      throw asStorageError(error);
    });
    // Awaited below; without a handler of its own, an abort would also be reported as an unhandled rejection.
    transaction.done.catch(() => undefined);
    try {
      const result = await work(createTransaction((store) => transaction.objectStore(store), attempt));
      await attempt(() => transaction.done);
      return result;
    } catch (error) {
      if (failure === undefined || isCallerMistake(failure)) {
        abort(transaction);
        throw error;
      }
      // A transaction that aborts for want of room fails its requests with AbortError; the cause is on the transaction.
      throw asStorageError(transaction.error ?? failure);
    }
  }

  /** Closes the connection once its transactions have ended. */
  close(): void {
    this.#database.close();
  }
}

type ObjectStore<M extends IDBTransactionMode> = IDBPObjectStore<unknown, DatabaseStore[], DatabaseStore, M>;
type Attempt = <R>(operation: () => Promise<R>) => Promise<R>;

function createTransaction(objectStore: (store: DatabaseStore) => ObjectStore<'readonly' | 'readwrite'>, attempt: Attempt): Transaction {
  const writable = (store: DatabaseStore) => objectStore(store) as ObjectStore<'readwrite'>;
  return {
    get: (store, key) => attempt(() => objectStore(store).get(key)),
    list: (store) => attempt(() => objectStore(store).getAll()),
    listOfExercise: (store, exerciseId) => attempt(() => objectStore(store).index('exerciseId').getAll(exerciseId)),
    put: (store, record) => attempt(async () => void (await writable(store).put(record))),
    delete: (store, key) => attempt(() => writable(store).delete(key)),
    clear: (store) => attempt(() => writable(store).clear()),
  };
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

/** Tells a mistake in the data handed in (a function in a record, a key that is no key) from a failure of storage. */
function isCallerMistake(error: unknown): boolean {
  return error instanceof Error && (error.name === 'DataCloneError' || error.name === 'DataError');
}

/** Sorts a browser's storage error by its name. */
function asStorageError(error: unknown): StorageError {
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return new StorageError('full', error);
  // InvalidStateError: a transaction was asked of a connection that has been closed.
  return new StorageError(name === 'InvalidStateError' ? 'closed' : 'failed', error);
}
