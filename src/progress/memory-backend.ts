import type { Backend, Transaction, Work } from './backend.ts';
import { databaseStores, keyOf } from './stores.ts';
import type { DatabaseStore } from './stores.ts';

type Tables = Map<DatabaseStore, Map<IDBValidKey, unknown>>;

/** A record changed in memory: as it was before the first change (undefined: absent), and as it is (undefined: deleted). */
export interface UnsavedChange {
  readonly store: DatabaseStore;
  readonly key: IDBValidKey;
  readonly before: unknown;
  readonly after: unknown;
}

/** Keeps records in memory while storage cannot, and remembers what has changed since, so that it can be saved later. */
export class MemoryBackend implements Backend {
  readonly #original: Tables;
  #tables: Tables;
  #queue: Promise<unknown> = Promise.resolve();

  /** Starts from a copy of what storage holds; empty when that cannot be read. */
  constructor(records: Partial<Record<DatabaseStore, readonly unknown[]>> = {}) {
    this.#tables = new Map();
    for (const store of databaseStores) {
      this.#tables.set(store, new Map((records[store] ?? []).map((record) => [keyOf(store, record), record])));
    }
    this.#original = copyTables(this.#tables);
  }

  run<T>(mode: 'readonly' | 'readwrite', work: Work<T>): Promise<T> {
    const turn = this.#queue.then(async () => {
      const tables = mode === 'readwrite' ? copyTables(this.#tables) : this.#tables;
      const result = await work(new MemoryTransaction(tables));
      this.#tables = tables;
      return result;
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Returns every record that differs from what the backend started with. */
  unsavedChanges(): readonly UnsavedChange[] {
    const changes: UnsavedChange[] = [];
    for (const store of databaseStores) {
      const before = this.#original.get(store) ?? new Map<IDBValidKey, unknown>();
      const after = this.#tables.get(store) ?? new Map<IDBValidKey, unknown>();
      for (const key of new Set([...before.keys(), ...after.keys()])) {
        // Every put stores a new copy, so an unchanged record is the same object.
        if (before.get(key) !== after.get(key)) changes.push({ store, key, before: before.get(key), after: after.get(key) });
      }
    }
    return changes;
  }
}

function copyTables(tables: Tables): Tables {
  return new Map([...tables].map(([store, table]) => [store, new Map(table)]));
}

class MemoryTransaction implements Transaction {
  readonly #tables: Tables;
  constructor(tables: Tables) {
    this.#tables = tables;
  }
  #table(store: DatabaseStore): Map<IDBValidKey, unknown> {
    const table = this.#tables.get(store) ?? new Map<IDBValidKey, unknown>();
    this.#tables.set(store, table);
    return table;
  }
  get(store: DatabaseStore, key: IDBValidKey): Promise<unknown> {
    return Promise.resolve(structuredClone(this.#table(store).get(key)));
  }
  list(store: DatabaseStore): Promise<readonly unknown[]> {
    return Promise.resolve([...this.#table(store).values()].map((record) => structuredClone(record)));
  }
  async listOfExercise(store: 'attempts' | 'ownTests', exerciseId: string): Promise<readonly unknown[]> {
    const records = await this.list(store);
    return records.filter((record) => (record as { exerciseId?: unknown }).exerciseId === exerciseId);
  }
  put(store: DatabaseStore, record: unknown): Promise<void> {
    this.#table(store).set(keyOf(store, record), structuredClone(record));
    return Promise.resolve();
  }
  delete(store: DatabaseStore, key: IDBValidKey): Promise<void> {
    this.#table(store).delete(key);
    return Promise.resolve();
  }
  clear(store: DatabaseStore): Promise<void> {
    this.#table(store).clear();
    return Promise.resolve();
  }
}
