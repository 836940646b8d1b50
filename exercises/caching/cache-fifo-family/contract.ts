/**
 * What `createCache` returns: a map of bounded size. Keys compare as the keys of a `Map` do, so `NaN` equals `NaN`, `0`
 * equals `-0`, and `1` differs from `'1'`. Every value is legal but `undefined`, which means "not here".
 */
export interface Cache<K, V> {
  /** The number of keys held now; never above the capacity. */
  readonly size: number;
  /** Returns the value of a key that is held, which is a use of the key; `undefined` when it is not held. */
  get(key: K): V | undefined;
  /**
   * Inserts the key or replaces its value; either is a use of the key. Evicts at most one key, the one that the policy names, and only when a new key
   * meets a full cache.
   */
  set(key: K, value: V): void;
  /** Returns whether the key is held. Not a use of the key. */
  has(key: K): boolean;
  /** Removes the key and returns whether it was held. */
  delete(key: K): boolean;
}

/** What `createCache` is given. */
export interface ReplacementOptions {
  /** The most keys held at once: an integer of at least 1. Anything else throws a `RangeError` when the cache is created. */
  readonly capacity: number;
  /**
   * Which key a new one displaces from a full cache, never itself: the first inserted, the last inserted, the most recently used, or any with equal
   * chance. Overwriting is a use but not an insertion; deleting and setting again is one.
   */
  readonly policy: 'fifo' | 'lifo' | 'mru' | 'random';
  /** Returns a number, uniform in [0, 1): the only source of chance. */
  readonly random: () => number;
}

/** The function to export: creates an empty cache that shares nothing with any other. */
export type CreateCache = <K, V>(options: ReplacementOptions) => Cache<K, V>;
