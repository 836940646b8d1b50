import * as z from 'zod/mini';
import { policyIds } from '../sim/cache/index.ts';

/** The kinds of component that a design is made of. */
export const componentKinds = [
  'clients',
  'dns',
  'cdn',
  'load-balancer',
  'api-gateway',
  'service',
  'worker',
  'cache',
  'queue',
  'relational-store',
  'key-value-store',
  'search',
  'object-store',
  'third-party',
] as const;

/** The kind of a component. */
export type ComponentKind = (typeof componentKinds)[number];

/** Sizes of machine, each twice the one before; `src/design/prices.ts` says what they are and cost. */
export const instanceClasses = ['small', 'medium', 'large', 'xlarge'] as const;

/** How service times vary about their mean. */
export const serviceTimeDistributions = ['deterministic', 'exponential', 'lognormal'] as const;

/** How a load balancer picks an instance. `shared-queue` lets one queue before all instances stand in for a perfect choice. */
export const balancerPolicies = ['shared-queue', 'random', 'round-robin', 'two-choices', 'shortest-queue'] as const;

/** The eviction policies of a cache: those that src/sim/cache has, without the one that knows the future. */
export const evictionPolicies = policyIds.filter((id) => id !== 'belady');

/**
 * What every component has that does work itself. It is `replicas` instances, each of `workersPerInstance` workers that serve one request
 * at a time. Behind a load balancer whose policy picks an instance, and in a cache, whose keys do, each instance has a queue of its own;
 * otherwise one queue, first come
 * first served, stands before all workers of the component (of a shard, where there are shards).
 */
export interface StationSettings {
  /** Instances, 0 to 10,000; of a store, the copies of each shard, the primary among them. */
  readonly replicas: number;
  /** Requests that one instance serves at once, 0 to 100,000. */
  readonly workersPerInstance: number;
  /** Mean time that a worker is busy with one visit, without what it waits for others, 0 to 3,600,000. */
  readonly serviceTimeMs: number;
  readonly serviceTimeDistribution: (typeof serviceTimeDistributions)[number];
  /** Squared coefficient of variation, above 0 to 100; of lognormal service times only, the others have 0 and 1. */
  readonly serviceTimeScv: number;
  /** The most requests that wait for each instance, 0 to 1,000,000,000; the next one is refused. */
  readonly queueLimit: number;
  /** The share of time that one instance is up, 0 to 1; instances fail independently. */
  readonly instanceAvailability: number;
}

/** A station on machines that are rented by the hour. */
export interface MachineSettings extends StationSettings {
  readonly instanceClass: (typeof instanceClasses)[number];
}

/** What a cache has beside its machines. A miss is asked of what the cache has a sync connection to; writes go there too, and drop the copy. */
export interface CacheSettings {
  /** Entries that all instances together hold, 0 to 1,000,000,000. */
  readonly capacityEntries: number;
  /** How long an entry may be served, 1 to 31,536,000,000 ms; null for as long as it is kept. */
  readonly ttlMs: number | null;
  /** The share of reads that hit, 0 to 1; null to have it worked out from keys, capacity and time to live. */
  readonly hitRatio: number | null;
  readonly evictionPolicy: (typeof evictionPolicies)[number];
  /** Whether requests go past it to what is behind it, or fail, while it is down. */
  readonly whenDown: 'bypass' | 'fail';
}

/** What a store keeps, and in how many parts. */
export interface ShardSettings {
  /** Parts that the keys are spread over, 1 to 10,000, each on `replicas` instances. */
  readonly shards: number;
  /** Data kept, one copy of it, 0 to 1,000,000,000 GB. */
  readonly storedGb: number;
}

/** How far copies are behind the primary, on average, 0 to 3,600,000 ms: those in the component and those its `replicates` lead to. */
export interface ReplicationSettings {
  readonly replicationLagMs: number;
}

/** The settings of each kind of component. */
export interface SettingsByKind {
  /** Who asks. They do no work, never fail and cost nothing. */
  readonly clients: Readonly<Record<never, never>>;
  /** Name servers. With several sync connections they pick one; with none they are a look-up of its own. */
  readonly dns: StationSettings & {
    /** The share of requests whose client still knows the answer, 0 to 1. The request goes on all the same. */
    readonly hitRatio: number;
  };
  readonly cdn: StationSettings & CacheSettings;
  /** Picks one of the components that its sync connections lead to, in proportion to their instances, and one instance of it. */
  readonly 'load-balancer': StationSettings & { readonly policy: (typeof balancerPolicies)[number] };
  /** Calls, as a service does, each component that the kind of request needs, one after the other in the order of the connections. */
  readonly 'api-gateway': StationSettings;
  /** Calls each component that the kind of request needs, one after the other in the order of the connections. */
  readonly service: MachineSettings;
  /** Does the same with what a queue hands to it. */
  readonly worker: MachineSettings;
  readonly cache: MachineSettings & CacheSettings;
  /** Takes a message in its service time, keeps it, and hands it on: what leaves a queue is never waited for by who filled it. */
  readonly queue: StationSettings & {
    /** The most messages kept for those that take them, 0 to 1,000,000,000. */
    readonly capacityMessages: number;
  };
  /** A primary and its copies in each shard: the primary takes the writes, each copy applies them. */
  readonly 'relational-store': MachineSettings &
    ShardSettings &
    ReplicationSettings & {
      /** Who answers reads: the primary, or any of the copies, it among them, in equal shares. */
      readonly readFrom: 'primary' | 'any';
      /** Whether a copy takes the place of a primary that is down. */
      readonly failover: 'automatic' | 'none';
    };
  /** Equal copies in each shard. Each applies every write; a read is asked of `readQuorum` of them. */
  readonly 'key-value-store': MachineSettings &
    ShardSettings &
    ReplicationSettings & {
      /** Copies that must answer a read, and that must take a write, 1 to 100. */
      readonly readQuorum: number;
      readonly writeQuorum: number;
    };
  /** A search is asked of every shard, one copy of each; a write goes to one shard, all copies of it. */
  readonly search: MachineSettings & ShardSettings & ReplicationSettings;
  readonly 'object-store': StationSettings & {
    /** 0 to 1,000,000,000,000 GB. */
    readonly storedGb: number;
  };
  readonly 'third-party': StationSettings & {
    /** 0 to 1,000,000. */
    readonly usDollarsPer1000Requests: number;
  };
}

type Shape<T> = { readonly [Field in keyof T]-?: z.ZodMiniType<T[Field], T[Field]> };

const number = (least: number, most: number) => z.number().check(z.minimum(least), z.maximum(most));
const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
const share = number(0, 1);

const station: Shape<StationSettings> = {
  replicas: whole(0, 10_000),
  workersPerInstance: whole(0, 100_000),
  serviceTimeMs: number(0, 3_600_000),
  serviceTimeDistribution: z.enum(serviceTimeDistributions),
  serviceTimeScv: number(0.0001, 100),
  queueLimit: whole(0, 1_000_000_000),
  instanceAvailability: share,
};
const machine: Shape<MachineSettings> = { ...station, instanceClass: z.enum(instanceClasses) };
const caching: Shape<CacheSettings> = {
  capacityEntries: whole(0, 1_000_000_000),
  ttlMs: z.nullable(number(1, 31_536_000_000)),
  hitRatio: z.nullable(share),
  evictionPolicy: z.enum(evictionPolicies),
  whenDown: z.enum(['bypass', 'fail']),
};
const sharded: Shape<ShardSettings> = { shards: whole(1, 10_000), storedGb: number(0, 1e9) };
const replicated: Shape<ReplicationSettings> = { replicationLagMs: number(0, 3_600_000) };

/** What each setting of each kind may be. */
export const settingShapes: { readonly [Kind in ComponentKind]: Shape<SettingsByKind[Kind]> } = {
  clients: {},
  dns: { ...station, hitRatio: share },
  cdn: { ...station, ...caching },
  'load-balancer': { ...station, policy: z.enum(balancerPolicies) },
  'api-gateway': station,
  service: machine,
  worker: machine,
  cache: { ...machine, ...caching },
  queue: { ...station, capacityMessages: whole(0, 1_000_000_000) },
  'relational-store': {
    ...machine,
    ...sharded,
    ...replicated,
    readFrom: z.enum(['primary', 'any']),
    failover: z.enum(['automatic', 'none']),
  },
  'key-value-store': { ...machine, ...sharded, ...replicated, readQuorum: whole(1, 100), writeQuorum: whole(1, 100) },
  search: { ...machine, ...sharded, ...replicated },
  'object-store': { ...station, storedGb: number(0, 1e12) },
  'third-party': { ...station, usDollarsPer1000Requests: number(0, 1_000_000) },
};
