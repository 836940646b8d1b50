import type { Cache, CacheEnv } from '../../contract.ts';

/**
 * Write-behind by one loop that never ends: it waits for something to be dirty, then for the delay or a signal, then writes. Nobody else ever begins a pass, so
 * there cannot be two.
 */
export function createCache<V>(env: CacheEnv<V>): Cache<V> {
  const { store, options, sleep } = env;
  const copies: Map<string, V> = new Map();
  /** How often a key has changed; a read that began before the last change fills nothing. */
  const versions: Map<string, number> = new Map();
  const versionOf = (key: string) => versions.get(key) ?? 0;
  const touch = (key: string) => versions.set(key, versionOf(key) + 1);

  async function get(key: string): Promise<V | undefined> {
    if (copies.has(key)) return copies.get(key);
    const version = versionOf(key);
    const value = await store.read(key);
    if (version === versionOf(key) && value !== undefined) copies.set(key, value);
    // What was set meanwhile is newer than what was read.
    return copies.has(key) ? copies.get(key) : value;
  }

  if (options.policy !== 'write-behind') {
    const tails: Map<string, Promise<unknown>> = new Map();
    return {
      get,
      set(key, value) {
        const begin = () => store.write(key, value);
        const before = tails.get(key);
        const written = (before ? before.then(begin, begin) : begin()).then(
          () => {
            touch(key);
            if (options.policy === 'write-through') copies.set(key, value);
            else copies.delete(key);
          },
          (error: unknown) => {
            touch(key);
            copies.delete(key);
            throw error;
          },
        );
        tails.set(key, written);
        const tidy = () => {
          if (tails.get(key) === written) tails.delete(key);
        };
        written.then(tidy, tidy);
        return written;
      },
      flush: () => Promise.resolve(),
    };
  }

  const dirty: string[] = [];
  let flushes: PromiseWithResolvers<void>[] = [];
  let isIdle = true;
  /** Resolves when something becomes dirty; the second, when a pass is to begin before its delay is over. */
  let somethingDirty = Promise.withResolvers<void>();
  let hurry = Promise.withResolvers<void>();

  async function writeOnce(): Promise<void> {
    isIdle = false;
    const asking = flushes;
    flushes = [];
    const keys = dirty.slice();
    let failure: { readonly error: unknown } | undefined;
    for (const key of keys) {
      dirty.splice(dirty.indexOf(key), 1);
      try {
        await store.write(key, copies.get(key)!);
      } catch (error) {
        failure ??= { error };
        if (!dirty.includes(key)) dirty.push(key);
      }
    }
    isIdle = true;
    for (const { resolve, reject } of asking)
      if (failure) reject(failure.error);
      else resolve();
  }

  async function loop(): Promise<never> {
    for (;;) {
      while (dirty.length === 0) {
        somethingDirty = Promise.withResolvers();
        await somethingDirty.promise;
      }
      if (flushes.length === 0) await Promise.race([sleep(options.flushMs), hurry.promise]);
      hurry = Promise.withResolvers();
      await writeOnce();
      if (dirty.length > 0 || flushes.length === 0) continue;
      for (const { resolve } of flushes.splice(0)) resolve();
    }
  }
  void loop();

  return {
    get,
    async set(key, value) {
      copies.set(key, value);
      touch(key);
      if (!dirty.includes(key)) dirty.push(key);
      somethingDirty.resolve();
      if (isIdle && dirty.length >= options.maxDirty) hurry.resolve();
    },
    flush() {
      if (isIdle && dirty.length === 0) return Promise.resolve();
      const asked = Promise.withResolvers<void>();
      flushes.push(asked);
      if (isIdle) hurry.resolve();
      return asked.promise;
    },
  };
}
