import type { Reader, ReaderEnv } from '../../contract.ts';

interface Waiter<V> {
  resolve(value: V | undefined): void;
  reject(error: unknown): void;
}

interface Load<V> {
  /** The version of the key when it began. */
  readonly version: number;
  readonly waiters: Waiter<V>[];
}

/** Version numbers in place of identities, callbacks in place of shared promises. */
export function createReader<V>(env: ReaderEnv<V>): Reader<V> {
  const { options, store, now, random } = env;
  const versions: Record<string, number> = Object.create(null) as Record<string, number>;
  const loads = new Map<string, Load<V>>();
  const copies = new Map<string, { value: V | undefined; end: number; took: number; version: number }>();
  const versionOf = (key: string) => versions[key] ?? 0;

  const currentLoad = (key: string) => {
    const load = loads.get(key);
    return load && load.version === versionOf(key) ? load : undefined;
  };

  const start = (key: string): Load<V> => {
    const load: Load<V> = { version: versionOf(key), waiters: [] };
    const began = now();
    loads.set(key, load);
    const end = () => {
      if (loads.get(key) === load) loads.delete(key);
    };
    store.read(key).then(
      (value) => {
        end();
        if (load.version === versionOf(key)) {
          const life = value === undefined ? options.missingTtlMs : options.ttlMs;
          copies.set(key, { value, end: began + life, took: now() - began, version: load.version });
        }
        for (const waiter of load.waiters) waiter.resolve(value);
      },
      (error: unknown) => {
        end();
        for (const waiter of load.waiters) waiter.reject(error);
      },
    );
    return load;
  };

  return {
    get: (key) =>
      new Promise((resolve, reject) => {
        const copy = copies.get(key);
        if (copy && copy.version === versionOf(key) && now() < copy.end) {
          const { beta } = options;
          if (beta > 0 && !currentLoad(key)) {
            const u = random();
            // eslint-disable-next-line headroom/determinism -- where this runs, Math's logarithms and powers are the kernel's
            if (now() - copy.took * beta * Math.log(u) >= copy.end) start(key);
          }
          resolve(copy.value);
          return;
        }
        (currentLoad(key) ?? start(key)).waiters.push({ resolve, reject });
      }),
    put: (key, value) =>
      store.write(key, value).then(
        () => {
          versions[key] = versionOf(key) + 1;
        },
        (error: unknown) => {
          versions[key] = versionOf(key) + 1;
          throw error;
        },
      ),
    invalidate(key) {
      versions[key] = versionOf(key) + 1;
    },
  };
}
