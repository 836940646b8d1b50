import type { Transaction } from './backend.ts';
import { nextMoment, newId } from './identity.ts';
import type { RecordsByStore } from './records-by-store.ts';
import type { Storage } from './storage.ts';
import { keyOf } from './stores.ts';
import type { DatabaseStore } from './stores.ts';
import type { Quarantined } from './types.ts';
import { validateRecord } from './validate.ts';

/** Validated reads of one transaction: a record that does not validate is treated as absent. */
export interface RecordReader {
  get<S extends DatabaseStore>(store: S, key: IDBValidKey): Promise<RecordsByStore[S] | undefined>;
  list<S extends DatabaseStore>(store: S): Promise<readonly RecordsByStore[S][]>;
  listOfExercise<S extends 'attempts' | 'ownTests'>(store: S, exerciseId: string): Promise<readonly RecordsByStore[S][]>;
}

/** Validated reads and writes of one transaction. */
export interface RecordWriter extends RecordReader {
  put<S extends DatabaseStore>(store: S, record: RecordsByStore[S]): Promise<void>;
  delete(store: DatabaseStore, key: IDBValidKey): Promise<void>;
  clear(store: DatabaseStore): Promise<void>;
}

/** Says that our own code made a record that does not validate: a bug of Headroom. */
class InvalidWriteError extends Error {
  readonly store: DatabaseStore;
  readonly record: unknown;
  readonly reason: string;
  constructor(store: DatabaseStore, record: unknown, reason: string) {
    super(`Internal error: a record for ${store} is not valid. ${reason}`);
    this.name = 'InvalidWriteError';
    this.store = store;
    this.record = record;
    this.reason = reason;
  }
}

/** Reads and writes records, each validated; those that fail are set aside into the quarantine. */
export class Records {
  readonly #storage: Storage;
  readonly #onSetAside: () => void;

  /** Calls `onSetAside` after records have been set aside. */
  constructor(storage: Storage, onSetAside: () => void) {
    this.#storage = storage;
    this.#onSetAside = onSetAside;
  }

  /** Runs reads in one transaction; afterwards moves what did not validate into the quarantine. */
  async read<T>(work: (reader: RecordReader) => Promise<T>): Promise<T> {
    const invalid: Invalid[] = [];
    const result = await this.#storage.run('readonly', (transaction) => {
      invalid.length = 0;
      return work(createReader(transaction, async (found) => void invalid.push(found)));
    });
    if (invalid.length > 0) {
      await this.#storage.run('readwrite', async (transaction) => {
        for (const found of invalid) await moveAside(transaction, found);
      });
      this.#onSetAside();
    }
    return result;
  }

  /** Runs reads and writes in one transaction, all or nothing. Throws when a record to be written does not validate; it is set aside. */
  async write<T>(work: (writer: RecordWriter) => Promise<T>, options?: { readonly inMemoryWhenFull: boolean }): Promise<T> {
    let setAside = false;
    try {
      const result = await this.#storage.run(
        'readwrite',
        (transaction) => {
          setAside = false;
          return work(
            createWriter(transaction, (found) => {
              setAside = true;
              return moveAside(transaction, found);
            }),
          );
        },
        options,
      );
      if (setAside) this.#onSetAside();
      return result;
    } catch (error) {
      if (error instanceof InvalidWriteError) {
        const { store, record, reason } = error;
        await this.#storage.run('readwrite', (transaction) => transaction.put('quarantine', quarantine(store, record, reason, 'write')));
        this.#onSetAside();
      }
      throw error;
    }
  }
}

interface Invalid {
  readonly store: DatabaseStore;
  readonly record: unknown;
  readonly reason: string;
}

/** Makes the quarantine record of a value that did not validate. */
export function quarantine(store: string, record: unknown, reason: string, origin: Quarantined['origin']): Quarantined {
  return { id: newId(), store, text: writeAsText(record), reason, origin, at: nextMoment() };
}

function writeAsText(record: unknown): string {
  try {
    return JSON.stringify(record, undefined, 2) ?? String(record);
  } catch {
    // Cycles and BigInts, which IndexedDB can hold and JSON cannot.
    return String(record);
  }
}

/** Moves an invalid record into the quarantine, unless another reader has done so or the key holds something valid by now. */
async function moveAside(transaction: Transaction, { store, record, reason }: Invalid): Promise<void> {
  const key = keyOf(store, record);
  const current = await transaction.get(store, key);
  if (current === undefined || validateRecord(store, current).ok) return;
  await transaction.put('quarantine', quarantine(store, current, reason, 'storage'));
  await transaction.delete(store, key);
}

function createReader(transaction: Transaction, onInvalid: (invalid: Invalid) => Promise<void>): RecordReader {
  async function accept<S extends DatabaseStore>(store: S, values: readonly unknown[]): Promise<readonly RecordsByStore[S][]> {
    const valid: RecordsByStore[S][] = [];
    for (const value of values) {
      const validation = validateRecord(store, value);
      if (validation.ok) valid.push(validation.record);
      else await onInvalid({ store, record: value, reason: validation.reason });
    }
    return valid;
  }
  return {
    async get(store, key) {
      const value = await transaction.get(store, key);
      return value === undefined ? undefined : (await accept(store, [value]))[0];
    },
    list: async (store) => accept(store, await transaction.list(store)),
    listOfExercise: async (store, exerciseId) => accept(store, await transaction.listOfExercise(store, exerciseId)),
  };
}

function createWriter(transaction: Transaction, onInvalid: (invalid: Invalid) => Promise<void>): RecordWriter {
  const reader = createReader(transaction, onInvalid);
  return {
    ...reader,
    async put(store, record) {
      const validation = validateRecord(store, record);
      if (!validation.ok) throw new InvalidWriteError(store, record, validation.reason);
      // Sets an invalid record under this key aside before it is overwritten.
      await reader.get(store, keyOf(store, validation.record));
      await transaction.put(store, validation.record);
    },
    delete: (store, key) => transaction.delete(store, key),
    clear: (store) => transaction.clear(store),
  };
}
