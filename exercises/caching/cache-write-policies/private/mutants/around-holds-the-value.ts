// killed-by: R9/around
// mistake: Write-around holds the new value, as write-through does.
import type { Cache, CacheEnv } from '../../contract.ts';
export function createCache<V>(env: CacheEnv<V>): Cache<V> {
  const reader = createReader(env);
  return env.options.policy === 'write-behind' ? writeBehind(env, reader) : storeFirst(env, reader);
}

interface Reader<V> {
  get(key: string): Promise<V | undefined>;
  hold(key: string, value: V): void;
  forget(key: string): void;
}
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
function storeFirst<V>({ store }: CacheEnv<V>, { get, hold, forget }: Reader<V>): Cache<V> {
  const last = new Map<string, Promise<void>>();
  async function write(key: string, value: V, before: Promise<void> | undefined): Promise<void> {
    if (before) await before;
    try {
      await store.write(key, value);
    } catch (error) {
      forget(key);
      throw error;
    }
    hold(key, value);
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
