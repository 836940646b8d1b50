// killed-by: R8/put-writes
// mistake: A put resolves before the store has answered.
import type { Reader, ReaderEnv } from '../../contract.ts';

interface Copy<V> {
  readonly value: V | undefined;
  readonly expiryMs: number;
  readonly loadMs: number;
}

export function createReader<V>({ options, store, now, random }: ReaderEnv<V>): Reader<V> {
  const copies = new Map<string, Copy<V>>();
  const loads = new Map<string, Promise<V | undefined>>();

  function load(key: string): Promise<V | undefined> {
    const beganMs = now();
    const loading = store.read(key).then(
      (value) => {
        if (loads.get(key) === loading) {
          loads.delete(key);
          const ttlMs = value === undefined ? options.missingTtlMs : options.ttlMs;
          copies.set(key, { value, expiryMs: beganMs + ttlMs, loadMs: now() - beganMs });
        }
        return value;
      },
      (error: unknown) => {
        if (loads.get(key) === loading) loads.delete(key);
        throw error;
      },
    );
    loads.set(key, loading);
    return loading;
  }

  function isDueEarly({ expiryMs, loadMs }: Copy<V>): boolean {
    return options.beta > 0 && now() - loadMs * options.beta * Math.log(random()) >= expiryMs;
  }

  function forget(key: string): void {
    copies.delete(key);
    loads.delete(key);
  }

  return {
    async get(key) {
      const copy = copies.get(key);
      if (!copy || now() >= copy.expiryMs) return loads.get(key) ?? load(key);
      if (!loads.has(key) && isDueEarly(copy)) load(key).catch(() => undefined);
      return copy.value;
    },
    async put(key, value) {
      store.write(key, value).then(
        () => forget(key),
        () => forget(key),
      );
    },
    invalidate: forget,
  };
}
