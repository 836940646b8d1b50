/** Keeps values by key, slowly, and keeps them through crashes. Every read and write resolves or rejects in the end. */
export interface Store<V> {
  /** Resolves to the value the store holds, or to `undefined` when it holds none. The value is read at some moment before this resolves. */
  read(key: string): Promise<V | undefined>;
  /** Resolves once the value is in the store. When it rejects, the value may be in the store all the same. */
  write(key: string, value: V): Promise<void>;
}

/** Which of cache and store a `set` goes to, and when it is answered. */
export type WritePolicy = 'write-through' | 'write-behind' | 'write-around';

/** What a cache is told. The last two matter to `write-behind` only. */
export interface CacheOptions {
  readonly policy: WritePolicy;
  /** How long a pass is put off, so that writes gather. A whole number above 0. */
  readonly flushMs: number;
  /** With so many dirty keys a pass begins at once. A whole number above 0. */
  readonly maxDirty: number;
}

/** What a cache is given. */
export interface CacheEnv<V> {
  readonly options: CacheOptions;
  readonly store: Store<V>;
  /** Virtual milliseconds. */
  now(): number;
  /** Resolves so many virtual milliseconds later. */
  sleep(ms: number): Promise<void>;
}

/** Values are JSON values; `undefined` means that the store has none. */
export interface Cache<V> {
  /** The value of the key: from the cache at once, else from the store. */
  get(key: string): Promise<V | undefined>;
  /** Changes a value. What has happened when this resolves is what the policy is about. */
  set(key: string, value: V): Promise<void>;
  /** Resolves once all that was set before is in the store. */
  flush(): Promise<void>;
}

/** Write this one. */
export type CreateCache = <V>(env: CacheEnv<V>) => Cache<V>;
