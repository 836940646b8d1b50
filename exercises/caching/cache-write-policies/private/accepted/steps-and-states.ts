import type { Cache, CacheEnv } from '../../contract.ts';

type State = 'quiet' | 'gathering' | 'passing' | 'passing, again after';

interface Job<V> {
  readonly value: V;
  readonly done: (error?: { readonly cause: unknown }) => void;
}

/** Without async functions: what happens is done by callbacks, and write-behind is a machine of four states. */
export function createCache<V>({ options, store, sleep }: CacheEnv<V>): Cache<V> {
  const held = new Map<string, V>();
  const reads = new Map<string, { readonly promise: Promise<V | undefined> }>();

  function read(key: string): Promise<V | undefined> {
    const promise = store.read(key);
    const one = { promise };
    reads.set(key, one);
    const end = (value: V | undefined) => {
      if (reads.get(key) !== one) return;
      reads.delete(key);
      if (value !== undefined) held.set(key, value);
    };
    promise.then(end, () => end(undefined));
    return promise;
  }

  function get(key: string): Promise<V | undefined> {
    if (held.has(key)) return Promise.resolve(held.get(key));
    return reads.get(key)?.promise ?? read(key);
  }

  function know(key: string, value: V | undefined, isKnown: boolean): void {
    reads.delete(key);
    if (isKnown) held.set(key, value as V);
    else held.delete(key);
  }

  const jobs = new Map<string, Job<V>[]>();
  function work(key: string): void {
    const queue = jobs.get(key)!;
    const job = queue[0];
    if (!job) return void jobs.delete(key);
    const end = (isWritten: boolean, error?: { readonly cause: unknown }) => {
      know(key, job.value, isWritten && options.policy === 'write-through');
      job.done(error);
      queue.shift();
      work(key);
    };
    store.write(key, job.value).then(
      () => end(true),
      (cause: unknown) => end(false, { cause }),
    );
  }

  function setInStore(key: string, value: V): Promise<void> {
    return new Promise((resolve, reject) => {
      const queue = jobs.get(key) ?? [];
      queue.push({ value, done: (error) => (error ? reject(error.cause) : resolve()) });
      if (jobs.has(key)) return;
      jobs.set(key, queue);
      work(key);
    });
  }

  let state: State = 'quiet';
  let gathering = 0;
  /** Dirty keys, the longest first. Their values are those held. */
  const dirty = new Set<string>();
  let askers: Job<V>['done'][] = [];

  function gather(): void {
    state = 'gathering';
    const mine = ++gathering;
    sleep(options.flushMs).then(
      () => {
        if (state === 'gathering' && gathering === mine) pass();
      },
      () => undefined,
    );
  }

  function pass(): void {
    state = 'passing';
    const left = [...dirty];
    const mine = askers;
    askers = [];
    let failure: { readonly cause: unknown } | undefined;
    const step = () => {
      const key = left.shift();
      if (key === undefined) return end();
      dirty.delete(key);
      store.write(key, held.get(key) as V).then(step, (cause: unknown) => {
        failure ??= { cause };
        dirty.add(key);
        step();
      });
    };
    const end = () => {
      for (const done of mine) done(failure);
      if (state === 'passing, again after') pass();
      else if (dirty.size > 0) gather();
      else state = 'quiet';
    };
    step();
  }

  function setBehind(key: string, value: V): Promise<void> {
    know(key, value, true);
    dirty.add(key);
    if (state === 'quiet' || state === 'gathering') {
      if (dirty.size >= options.maxDirty) pass();
      else if (state === 'quiet') gather();
    }
    return Promise.resolve();
  }

  function flush(): Promise<void> {
    if (state === 'quiet') return Promise.resolve();
    return new Promise((resolve, reject) => {
      askers.push((error) => (error ? reject(error.cause) : resolve()));
      if (state === 'gathering') pass();
      else state = 'passing, again after';
    });
  }

  return { get, set: options.policy === 'write-behind' ? setBehind : setInStore, flush };
}
