import type { Reader, ReaderEnv } from '../contract.ts';

interface Copy<V> {
  readonly value: V | undefined;
  readonly expiryMs: number;
  readonly loadMs: number;
}

/** Keeps copies and loads by key. A load counts only as long as it is the one in the map. */
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

  /** The rule of XFetch: the nearer the expiry and the longer a load, the likelier. */
  function isDueEarly({ expiryMs, loadMs }: Copy<V>): boolean {
    // eslint-disable-next-line headroom/determinism -- where this runs, Math's logarithms and powers are the kernel's
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
      // Nobody waits for an early load, so nobody is told when it fails.
      if (!loads.has(key) && isDueEarly(copy)) load(key).catch(() => undefined);
      return copy.value;
    },
    async put(key, value) {
      try {
        await store.write(key, value);
      } finally {
        forget(key);
      }
    },
    invalidate: forget,
  };
}
