import type { Cache, CacheEnv } from '../../contract.ts';

/** All that is known of a key. `changes` counts whatever makes a read under way too old. */
interface Entry<V> {
  held: readonly [V] | undefined;
  changes: number;
  /** Sets whose writes have not begun, in order (the store comes first). */
  readonly waiting: (() => Promise<void>)[];
  isBusy: boolean;
  /** When it became dirty, as a count; 0: it is clean. */
  dirtySince: number;
}

abstract class EntryCache<V> implements Cache<V> {
  protected readonly env: CacheEnv<V>;
  protected readonly entries = new Map<string, Entry<V>>();

  constructor(env: CacheEnv<V>) {
    this.env = env;
  }

  /** Every get that finds nothing makes a read of its own. */
  async get(key: string): Promise<V | undefined> {
    const entry = this.entry(key);
    if (entry.held) return entry.held[0];
    const { changes } = entry;
    const value = await this.env.store.read(key);
    if (entry.changes === changes && value !== undefined) entry.held = [value];
    return value;
  }

  abstract set(key: string, value: V): Promise<void>;
  abstract flush(): Promise<void>;

  protected entry(key: string): Entry<V> {
    let entry = this.entries.get(key);
    if (!entry) {
      entry = { held: undefined, changes: 0, waiting: [], isBusy: false, dirtySince: 0 };
      this.entries.set(key, entry);
    }
    return entry;
  }

  protected change(entry: Entry<V>, held: readonly [V] | undefined): void {
    entry.held = held;
    entry.changes += 1;
  }
}

/** Write-through and write-around: each key has a queue of writes and somebody who works it off. */
class StoreFirstCache<V> extends EntryCache<V> {
  set(key: string, value: V): Promise<void> {
    const entry = this.entry(key);
    return new Promise((resolve, reject) => {
      entry.waiting.push(async () => {
        try {
          await this.env.store.write(key, value);
          this.change(entry, this.env.options.policy === 'write-through' ? [value] : undefined);
          resolve();
        } catch (error) {
          this.change(entry, undefined);
          reject(error);
        }
      });
      if (!entry.isBusy) void this.work(entry);
    });
  }

  async flush(): Promise<void> {
    // Nothing is acknowledged that the store has not.
  }

  private async work(entry: Entry<V>): Promise<void> {
    entry.isBusy = true;
    for (let next = entry.waiting.shift(); next; next = entry.waiting.shift()) await next();
    entry.isBusy = false;
  }
}

/** Write-behind: marks of when a key became dirty, and a number for each plan so that an old one can be told from the last. */
class WriteBehindCache<V> extends EntryCache<V> {
  private clock = 0;
  private planNumber = 0;
  private isPlanned = false;
  private isPassing = false;
  private flushesOfNext: { resolve(): void; reject(error: unknown): void }[] = [];

  async set(key: string, value: V): Promise<void> {
    const entry = this.entry(key);
    this.change(entry, [value]);
    entry.dirtySince ||= ++this.clock;
    if (this.isPassing) return;
    if (this.dirty().length >= this.env.options.maxDirty) void this.pass();
    else this.plan();
  }

  flush(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.flushesOfNext.push({ resolve, reject });
      if (!this.isPassing) void this.pass();
    });
  }

  private dirty(): [string, Entry<V>][] {
    return [...this.entries].filter(([, { dirtySince }]) => dirtySince > 0).sort(([, a], [, b]) => a.dirtySince - b.dirtySince);
  }

  private plan(): void {
    if (this.isPlanned) return;
    this.isPlanned = true;
    const number = ++this.planNumber;
    void this.env.sleep(this.env.options.flushMs).then(() => {
      if (this.isPlanned && this.planNumber === number) void this.pass();
    });
  }

  private async pass(): Promise<void> {
    this.isPlanned = false;
    this.isPassing = true;
    const flushes = this.flushesOfNext.splice(0);
    const failures: unknown[] = [];
    for (const [key, entry] of this.dirty()) {
      entry.dirtySince = 0;
      try {
        await this.env.store.write(key, entry.held![0]);
      } catch (error) {
        failures.push(error);
        entry.dirtySince ||= ++this.clock;
      }
    }
    this.isPassing = false;
    for (const { resolve, reject } of flushes)
      if (failures.length > 0) reject(failures.at(-1));
      else resolve();
    if (this.flushesOfNext.length > 0) void this.pass();
    else if (this.dirty().length > 0) this.plan();
  }
}

/** Makes a cache whose keys have one object each. */
export function createCache<V>(env: CacheEnv<V>): Cache<V> {
  return env.options.policy === 'write-behind' ? new WriteBehindCache(env) : new StoreFirstCache(env);
}
