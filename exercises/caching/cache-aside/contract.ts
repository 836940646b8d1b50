/** Keeps values by key, slowly. Nothing here ever takes no time at all. */
export interface Store<V> {
  /** Resolves to the value the store holds, or to `undefined` when it holds none. The value is read at some moment before this resolves. */
  read(key: string): Promise<V | undefined>;
  /** Resolves once the value is in the store. When it rejects, the value may be in the store all the same. */
  write(key: string, value: V): Promise<void>;
}

/** How long copies live, and how early they are renewed. */
export interface ReaderOptions {
  /** A copy of a value is live for so long, counted from the moment its load began. Above 0. */
  readonly ttlMs: number;
  /** The same for the knowledge that the store has no value. Above 0. */
  readonly missingTtlMs: number;
  /** The factor of early renewal; 0: none. */
  readonly beta: number;
}

/** What a reader is given. */
export interface ReaderEnv<V> {
  readonly options: ReaderOptions;
  readonly store: Store<V>;
  /** Virtual milliseconds, possibly with a fraction; never going back. */
  now(): number;
  /** Uniform in [0, 1). */
  random(): number;
}

/** Values are JSON values; `undefined` means that the store has none. */
export interface Reader<V> {
  /** The value of the key: from a live copy at once, else from the store. */
  get(key: string): Promise<V | undefined>;
  /** Writes to the store, then forgets the copy. */
  put(key: string, value: V): Promise<void>;
  /** Somebody else has changed the key in the store: forgets the copy. */
  invalidate(key: string): void;
}

/** Write this one. */
export type CreateReader = <V>(env: ReaderEnv<V>) => Reader<V>;
