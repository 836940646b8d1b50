import type { Cache, CacheOptions } from '../../../exercises/caching/cache-lru/contract.ts';
import { model } from '../../../exercises/caching/cache-lru/suite/model.ts';
import { createReplayingCache } from '../caching/replaying-cache.ts';

/** Creates a cache that answers by the suite's own model. Its cost must break a budget and its answers no rule. */
export function createCache<K, V>(options: CacheOptions): Cache<K, V> {
  return createReplayingCache(model, options);
}
