import type { Cache, CacheEnv } from '../contract.ts';

/** Makes a cache by policy. All three read in the same way; they differ in what a `set` does. */
export function createCache<V>(env: CacheEnv<V>): Cache<V> {
  const reader = createReader(env);
  return env.options.policy === 'write-behind' ? writeBehind(env, reader) : storeFirst(env, reader);
}

interface Reader<V> {
  get(key: string): Promise<V | undefined>;
  /** Holds a value; loads under way no longer count. */
  hold(key: string, value: V): void;
  /** Holds nothing; loads under way no longer count. */
  forget(key: string): void;
}

/** Keeps copies and loads by key. A load counts only as long as it is the one in the map. */
function createReader<V>({ store }: CacheEnv<V>): Reader<V> {
  const copies = new Map<string, V>();
  const loads = new Map<string, Promise<V | undefined>>();
  function load(key: string): Promise<V | undefined> {
    const isMine = () => loads.get(key) === loading && loads.delete(key);
    const loading: Promise<V | undefined> = store.read(key).then(
      (value) => {
        if (isMine() && value !== undefined) copies.set(key, value);
        return value;
      },
      (error: unknown) => {
        isMine();
        throw error;
      },
    );
    loads.set(key, loading);
    return loading;
  }
  return {
    async get(key) {
      return copies.has(key) ? copies.get(key) : (loads.get(key) ?? load(key));
    },
    hold(key, value) {
      loads.delete(key);
      copies.set(key, value);
    },
    forget(key) {
      loads.delete(key);
      copies.delete(key);
    },
  };
}

/** Writes to the store before anything else. The writes of a key form a chain. */
function storeFirst<V>({ options, store }: CacheEnv<V>, { get, hold, forget }: Reader<V>): Cache<V> {
  const last = new Map<string, Promise<void>>();
  async function write(key: string, value: V, before: Promise<void> | undefined): Promise<void> {
    if (before) await before;
    try {
      await store.write(key, value);
    } catch (error) {
      forget(key);
      throw error;
    }
    if (options.policy === 'write-through') hold(key, value);
    else forget(key);
  }
  return {
    get,
    set(key, value) {
      const writing = write(key, value, last.get(key));
      const ended = writing.catch(() => undefined).then(() => void (last.get(key) === ended && last.delete(key)));
      last.set(key, ended);
      return writing;
    },
    async flush() {},
  };
}

/** Answers first and writes in passes. A value that is being written is no longer dirty; one that is set meanwhile is dirty anew. */
function writeBehind<V>({ options, store, sleep }: CacheEnv<V>, { get, hold }: Reader<V>): Cache<V> {
  const dirty = new Map<string, V>();
  let plan: object | undefined;
  let pass: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  function planPass(): void {
    if (plan || dirty.size === 0) return;
    const mine = (plan = {});
    void sleep(options.flushMs).then(() => plan === mine && beginUnwatched());
  }

  function begin(): Promise<void> {
    plan = undefined;
    pass = writeAll([...dirty.keys()]).finally(() => {
      pass = undefined;
      if (!next) planPass();
    });
    return pass;
  }

  /** Nobody waits for this pass, so nobody is told when a write of it fails. */
  function beginUnwatched(): void {
    begin().catch(() => undefined);
  }

  async function writeAll(keys: readonly string[]): Promise<void> {
    const errors: unknown[] = [];
    for (const key of keys) {
      const value = dirty.get(key)!;
      dirty.delete(key);
      try {
        await store.write(key, value);
      } catch (error) {
        errors.push(error);
        if (!dirty.has(key)) dirty.set(key, value);
      }
    }
    if (errors.length > 0) throw errors[0];
  }

  function beginAfter(): Promise<void> | undefined {
    next = undefined;
    return dirty.size > 0 ? begin() : undefined;
  }

  return {
    get,
    async set(key, value) {
      hold(key, value);
      dirty.set(key, value);
      if (pass) return;
      if (dirty.size >= options.maxDirty) beginUnwatched();
      else planPass();
    },
    async flush() {
      if (pass) await (next ??= pass.catch(() => undefined).then(beginAfter));
      else if (dirty.size > 0) await begin();
    },
  };
}
