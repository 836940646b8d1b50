import type { Reader, ReaderEnv } from '../../contract.ts';

/** What is known of a key: one object, thrown away as a whole when the key changes. Whoever still holds it writes into something that nobody reads. */
class Entry<V> {
  held: { readonly value: V | undefined; readonly endMs: number; readonly tookMs: number } | undefined;
  coming: Promise<V | undefined> | undefined;
}

class EntryReader<V> implements Reader<V> {
  private readonly env: ReaderEnv<V>;
  private readonly entries = new Map<string, Entry<V>>();

  constructor(env: ReaderEnv<V>) {
    this.env = env;
  }

  get(key: string): Promise<V | undefined> {
    let entry = this.entries.get(key);
    if (!entry) this.entries.set(key, (entry = new Entry()));
    const { held } = entry;
    const nowMs = this.env.now();
    if (!held || nowMs >= held.endMs) return entry.coming ?? this.fetch(key, entry);
    const { beta } = this.env.options;
    // The same draw as in XFetch, compared as probabilities: u is at most e^(-left / (beta * took)).
    // eslint-disable-next-line headroom/determinism -- where this runs, Math's logarithms and powers are the kernel's
    if (!entry.coming && beta > 0 && this.env.random() <= Math.exp((nowMs - held.endMs) / (beta * held.tookMs)))
      void this.fetch(key, entry).then(
        () => undefined,
        () => undefined,
      );
    return Promise.resolve(held.value);
  }

  async put(key: string, value: V): Promise<void> {
    const write = this.env.store.write(key, value);
    const forget = () => this.invalidate(key);
    write.then(forget, forget);
    await write;
  }

  invalidate(key: string): void {
    this.entries.delete(key);
  }

  private async fetch(key: string, entry: Entry<V>): Promise<V | undefined> {
    const { store, now, options } = this.env;
    const startMs = now();
    const reading = this.keep(entry, store.read(key), startMs, now, options);
    entry.coming = reading;
    return reading;
  }

  private async keep(
    entry: Entry<V>,
    reading: Promise<V | undefined>,
    startMs: number,
    now: () => number,
    { ttlMs, missingTtlMs }: ReaderEnv<V>['options'],
  ): Promise<V | undefined> {
    try {
      const value = await reading;
      entry.held = { value, endMs: startMs + (value === undefined ? missingTtlMs : ttlMs), tookMs: now() - startMs };
      return value;
    } finally {
      entry.coming = undefined;
    }
  }
}

export function createReader<V>(env: ReaderEnv<V>): Reader<V> {
  return new EntryReader(env);
}
