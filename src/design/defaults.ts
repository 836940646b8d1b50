import { latencyNumbers } from '../estimate/index.ts';
import { defined } from '../kernel/index.ts';
import type { CacheSettings, ComponentKind, MachineSettings, SettingsByKind, StationSettings } from './settings.ts';

/**
 * The share of time that one machine is up, 0.995: what Amazon promises for a single instance. Such a promise says when money is paid
 * back, not what is measured. Source: Amazon Web Services, "Amazon Compute Service Level Agreement", instance-level SLA (2022).
 */
export const machineAvailability = 0.995;

/**
 * The share of time that a managed service over several zones is up, 0.9999, and that a region or a zone is: what Amazon promises for
 * machines in two zones of a region. Source: as {@link machineAvailability}, region-level SLA. No provider promises a figure for a zone.
 */
export const regionAvailability = 0.9999;

function milliseconds(id: string): number {
  return (
    defined(
      latencyNumbers.find((one) => one.id === id),
      `no latency number "${id}"`,
    ).seconds * 1000
  );
}

/** Round trips by where two components are, from `src/estimate/latency-numbers.ts`. */
export const roundTripMs = {
  sameRegion: milliseconds('region'),
  otherRegion: milliseconds('ocean'),
} as const;

const station: StationSettings = {
  replicas: 1,
  workersPerInstance: 8,
  serviceTimeMs: 5,
  serviceTimeDistribution: 'exponential',
  serviceTimeScv: 1,
  queueLimit: 1000,
  instanceAvailability: machineAvailability,
};
/**
 * A service that someone else runs over two zones. Two instances that are each up 0.99 of the time make the 0.9999 that is promised for
 * both; how many there really are is not told.
 */
const managed: StationSettings = { ...station, replicas: 2, workersPerInstance: 5000, serviceTimeMs: 1, instanceAvailability: 0.99 };
const machine: MachineSettings = { ...station, instanceClass: 'medium' };
const caching: CacheSettings = { capacityEntries: 1_000_000, ttlMs: null, hitRatio: null, evictionPolicy: 'lru', whenDown: 'bypass' };
const sharded = { shards: 1, storedGb: 100, replicationLagMs: 100 };

/**
 * The settings of a component that has none of its own yet. Service times of stores are those of `src/estimate/latency-numbers.ts` where
 * it has one (a small query, a get from object storage); the others are plausible starting points, to be replaced by the learner's.
 */
export const defaultSettings: { readonly [Kind in ComponentKind]: SettingsByKind[Kind] } = {
  clients: {},
  dns: { ...managed, hitRatio: 0.99 },
  cdn: { ...managed, ...caching, ttlMs: 3_600_000 },
  'load-balancer': { ...managed, serviceTimeMs: 0.2, policy: 'shared-queue' },
  'api-gateway': managed,
  service: machine,
  worker: { ...machine, serviceTimeMs: 20 },
  cache: { ...machine, ...caching, serviceTimeMs: milliseconds('query') / 2 },
  queue: { ...managed, capacityMessages: 1_000_000 },
  'relational-store': { ...machine, ...sharded, serviceTimeMs: milliseconds('query'), readFrom: 'primary', failover: 'automatic' },
  'key-value-store': { ...machine, ...sharded, replicas: 3, serviceTimeMs: milliseconds('query'), readQuorum: 2, writeQuorum: 2 },
  search: { ...machine, ...sharded, serviceTimeMs: 10, replicationLagMs: 1000 },
  'object-store': { ...managed, serviceTimeMs: milliseconds('blob'), storedGb: 100 },
  'third-party': { ...managed, replicas: 1, serviceTimeMs: 200, instanceAvailability: 0.999, usDollarsPer1000Requests: 0 },
};

/** What a call over a connection has that says nothing else. */
export const defaultCall = { timeoutMs: 1000, retries: 0, retryDelayMs: 50 } as const;
