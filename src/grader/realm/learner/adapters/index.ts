import type { AdapterName } from '../../../protocol/calls.ts';
import type { Adapter } from './adapter.ts';
import { availabilityModel } from './availability-model.ts';
import { balancer } from './balancer.ts';
import { expiringCache } from './expiring-cache.ts';
import { hashRing } from './hash-ring.ts';
import { rateLimiter } from './rate-limiter.ts';
import { replacementCache } from './replacement-cache.ts';

export type { CaseWorld, Entry, Instance } from './adapter.ts';

/** Every adapter by its name. */
export const adapters: Readonly<Record<AdapterName, Adapter>> = {
  'availability-model': availabilityModel,
  'expiring-cache': expiringCache,
  'replacement-cache': replacementCache,
  'hash-ring': hashRing,
  balancer,
  'rate-limiter': rateLimiter,
};
