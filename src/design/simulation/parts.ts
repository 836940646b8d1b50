import type { PortFactory } from '../../sim/cluster/index.ts';
import type { CoordinatorMaker } from './coordinator.ts';
import type { CacheMaker, OwnerOf } from './key-cache.ts';

/**
 * The learner's own code in the place of a component's stock part. It runs under calls that are checked and guarded: what throws, or names
 * what does not exist, fails the component's calls with the cause `brokenPart`, and nothing else.
 */
export interface Part {
  /** Of a load balancer: picks an instance for each call. Backends are numbered in the order of connections, then of instances. */
  readonly balancer?: PortFactory;
  /** Of a cache or CDN: decides what stays. */
  readonly cache?: CacheMaker;
  /** Of a cache: which instance has a key. Of a store: which shard. */
  readonly ownerOf?: OwnerOf;
  /** Of a service or worker: drives the calls that it makes for writes, and undoes them. */
  readonly coordinator?: CoordinatorMaker;
}

/** The learner's own parts by the id of their component. */
export type Parts = ReadonlyMap<string, Part>;
