import { defined } from '../kernel/assert.ts';
import { StorageError } from './backend.ts';
import type { Backend, Transaction, Work } from './backend.ts';
import { openIdbBackend } from './idb-backend.ts';
import type { IdbBackend } from './idb-backend.ts';
import { MemoryBackend } from './memory-backend.ts';
import { mergeRecord } from './merge.ts';
import type { Migration } from './migrations.ts';
import { sameData } from './same-data.ts';
import { statuses } from './status.ts';
import { databaseStores } from './stores.ts';
import type { DatabaseStore } from './stores.ts';
import type { StorageStatus } from './types.ts';
import { validateRecord } from './validate.ts';

export interface StorageOptions {
  readonly databaseName: string;
  readonly migrations: readonly Migration[];
  /** How long to wait for storage to open, or for older tabs to let go, before the session starts in memory. */
  readonly patienceMs: number;
  readonly onStatus: (status: StorageStatus) => void;
  /** Called when records kept in memory have been joined with those of storage: everything may have changed. */
  readonly onRejoined: () => void;
}

/** How an attempt to open the database ended within the time allowed: undefined when it is still under way. */
type Opening = { readonly idb: IdbBackend } | { readonly refusal: StorageStatus } | undefined;

/**
 * Keeps records in IndexedDB while it can, and in memory while it cannot; saves what is unsaved as soon as storage is back.
 * Transactions run one after another, so that no write falls between two backends.
 */
export class Storage {
  readonly #options: StorageOptions;
  #status: StorageStatus = statuses.ok;
  #idb: IdbBackend | undefined;
  /** Present while the session goes on in memory; then `#idb`, if there, is where to save once there is room. */
  #memory: MemoryBackend | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  private constructor(options: StorageOptions) {
    this.#options = options;
  }

  /** Opens storage; never rejects. After `patienceMs` without an answer the session starts in memory. */
  static async open(options: StorageOptions): Promise<Storage> {
    const storage = new Storage(options);
    await storage.#connect();
    return storage;
  }

  get status(): StorageStatus {
    return this.#status;
  }

  /**
   * Runs the work in a transaction: all of its writes or none. Rejects with what the work threw. The work may run twice, when the
   * first try failed for want of storage, and must not call `run` itself.
   * With `inMemoryWhenFull: false`, rejects with a StorageError when there is no room, and nothing has changed.
   */
  run<T>(mode: 'readonly' | 'readwrite', work: Work<T>, { inMemoryWhenFull = true } = {}): Promise<T> {
    return this.#enqueue(async () => {
      try {
        return await this.#runOnce(mode, work);
      } catch (error) {
        if (!(error instanceof StorageError) || (error.kind === 'full' && !inMemoryWhenFull)) throw error;
        if (error.kind === 'full') await this.#goOnInMemory(statuses.full);
        else await this.#reconnect();
        return await this.#runOnce(mode, work);
      }
    });
  }

  close(): void {
    this.#closed = true;
    this.#idb?.close();
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(task);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #setStatus(status: StorageStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#options.onStatus(status);
  }

  async #runOnce<T>(mode: 'readonly' | 'readwrite', work: Work<T>): Promise<T> {
    const backend: Backend = this.#memory ?? defined(this.#idb, 'storage has neither database nor memory');
    const result = await backend.run(mode, work);
    if (mode === 'readwrite' && this.#memory && this.#idb) await this.#saveUnsaved();
    return result;
  }

  /** Opens the database; when it does not open in time, goes on in memory and joins the two if it opens later. */
  async #connect(): Promise<void> {
    let cause: StorageStatus = statuses.unanswered;
    const opening = openIdbBackend(this.#options.databaseName, this.#options.migrations, {
      onBlocked: () => (cause = statuses.olderTab),
      onNewerVersion: () => void this.#enqueue(() => this.#giveUpConnection(statuses.newerTab)),
    }).then(
      (idb) => ({ idb }),
      (error: unknown) => ({ refusal: isVersionError(error) ? statuses.newerDatabase : statuses.denied }),
    );
    const outcome: Opening = await Promise.race([opening, after(this.#options.patienceMs)]);
    if (outcome && 'idb' in outcome) {
      this.#idb = outcome.idb;
      return;
    }
    await this.#goOnInMemory(outcome ? outcome.refusal : cause);
    if (!outcome)
      void opening.then((late) => ('idb' in late ? this.#enqueue(() => this.#rejoin(late.idb)) : this.#setStatus(late.refusal)));
  }

  /** Opens the database anew after the connection failed: browsers end connections of pages in the background. */
  async #reconnect(): Promise<void> {
    if (this.#memory) return this.#giveUpConnection(statuses.failed);
    this.#idb?.close();
    this.#idb = undefined;
    await this.#connect();
    if (!(await this.#canRead())) await this.#giveUpConnection(statuses.failed);
  }

  async #canRead(): Promise<boolean> {
    try {
      await this.#idb?.run('readonly', (transaction) => transaction.get('settings', 'editor'));
      return true;
    } catch {
      return false;
    }
  }

  async #giveUpConnection(status: StorageStatus): Promise<void> {
    await this.#goOnInMemory(status);
    this.#idb?.close();
    this.#idb = undefined;
  }

  /** Goes on in memory with a copy of what storage holds. */
  async #goOnInMemory(status: StorageStatus): Promise<void> {
    this.#memory ??= new MemoryBackend(await this.#readEverything());
    this.#setStatus(status);
  }

  async #readEverything(): Promise<Partial<Record<DatabaseStore, readonly unknown[]>>> {
    const records: Partial<Record<DatabaseStore, readonly unknown[]>> = {};
    try {
      await this.#idb?.run('readonly', async (transaction) => {
        for (const store of databaseStores) records[store] = await transaction.list(store);
      });
    } catch {
      // What cannot be read stays where it is; the session starts from nothing.
    }
    return records;
  }

  /** Joins the records of a session in memory with storage that opened late. */
  async #rejoin(idb: IdbBackend): Promise<void> {
    if (this.#closed) return idb.close();
    this.#idb = idb;
    await this.#saveUnsaved();
    this.#options.onRejoined();
  }

  /** Writes what is unsaved and goes back to storage; stays in memory when there is still no room. */
  async #saveUnsaved(): Promise<void> {
    const [idb, memory] = [this.#idb, this.#memory];
    if (!idb || !memory) return;
    try {
      await idb.run('readwrite', async (transaction) => {
        for (const change of memory.unsavedChanges()) await save(transaction, change);
      });
      this.#memory = undefined;
      this.#setStatus(statuses.ok);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#setStatus(error.kind === 'full' ? statuses.full : statuses.failed);
    }
  }
}

/** Saves one change made in memory. A record that another tab changed meanwhile is merged, not overwritten. */
async function save(transaction: Transaction, change: ReturnType<MemoryBackend['unsavedChanges']>[number]): Promise<void> {
  const { store, key, before, after } = change;
  if (after === undefined) return transaction.delete(store, key);
  const stored = await transaction.get(store, key);
  if (store === 'backups' || stored === undefined || sameData(stored, before)) return transaction.put(store, after);
  const [local, mine] = [validateRecord(store, stored), validateRecord(store, after)];
  return transaction.put(store, local.ok && mine.ok ? mergeRecord(store, local.record, mine.record).record : after);
}

function isVersionError(error: unknown): boolean {
  return error instanceof Error && error.name === 'VersionError';
}

function after(delayMs: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), delayMs));
}
