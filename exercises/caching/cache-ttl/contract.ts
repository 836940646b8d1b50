/**
 * What `createCache` returns: a map of bounded size whose entries expire. An entry is live while `now()` is before the time at which it was set plus
 * its time to live; from that millisecond on it is as if absent: it is not found, fills no place and counts in no size. Keys compare as the keys
 * of a `Map` do. Every value is legal but `undefined`, which means "not here".
 */
export interface ExpiringCache<K, V> {
  /** The number of live entries; never above the capacity. */
  readonly size: number;
  /** Returns the value of a live key, which is a use of the key but does not lengthen its life; `undefined` when it is not live. */
  get(key: K): V | undefined;
  /**
   * Inserts the key or replaces its value; either is a use of the key and starts its life afresh. A new key that meets a full cache displaces the least
   * recently used live entry; an expired one is in nobody's way. `ttlMs` may be `Infinity`, and a fraction. At 0 or less the entry is never live,
   * and whether it displaces another is free.
   */
  set(key: K, value: V, ttlMs: number): void;
  /** Returns whether the key is live. Not a use of the key. */
  has(key: K): boolean;
  /** Removes the key and returns whether it was live. */
  delete(key: K): boolean;
}

/** What `createCache` is given. */
export interface ExpiryOptions {
  /** The most live entries held at once: an integer of at least 1. Anything else throws a `RangeError` when the cache is created. */
  readonly capacity: number;
  /** Returns the time in whole milliseconds. It never goes back; it may stand still, and it may leap. */
  readonly now: () => number;
}

/** The function to export: creates an empty cache that shares nothing with any other. */
export type CreateCache = <K, V>(options: ExpiryOptions) => ExpiringCache<K, V>;
