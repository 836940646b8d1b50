import type { Cache, ReplacementOptions } from '../../../exercises/caching/cache-fifo-family/contract.ts';
import { model } from '../../../exercises/caching/cache-fifo-family/suite/model.ts';
import type { ReplacementSetup } from '../../../exercises/caching/cache-fifo-family/suite/policies.ts';
import { createReplayingCache } from '../caching/replaying-cache.ts';

/** Creates a cache that answers by the suite's own model, which knows all policies but random. Its cost must break a budget. */
export function createCache<K, V>({ capacity, policy }: ReplacementOptions): Cache<K, V> {
  const setup: ReplacementSetup = { capacity, policy, seed: 0 };
  return createReplayingCache(model, setup);
}
