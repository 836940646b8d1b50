import type { ParameterRange } from '../shared/parameter-range.ts';

/** How long the usual requests take at a server. */
export const serviceIds = ['fixed', 'exponential', 'heavy'] as const;

/** Who uses which servers. */
export const poolIds = ['shared', 'bulkheads'] as const;

/** The name of a distribution of service times. */
export type ServiceId = (typeof serviceIds)[number];

/** The name of a way to deal out the servers. */
export type PoolId = (typeof poolIds)[number];

/** The numbers of the set-up. */
export interface QueueParameters {
  /** Servers in all: threads, cores, connections. */
  readonly servers: number;
  /** Load offered, in percent of what all servers can serve. */
  readonly utilisation: number;
  /** Requests in a hundred that are slow. */
  readonly slowPercent: number;
  /** How long each slow request takes at its server. */
  readonly slowMs: number;
  /** Servers set aside for slow requests, with bulkheads. */
  readonly slowServers: number;
  /** Requests simulated at each utilisation. */
  readonly requests: number;
}

/** Everything a link to the lab carries. */
export interface QueueSettings extends QueueParameters {
  readonly service: ServiceId;
  readonly pools: PoolId;
  readonly seed: string;
}

/** The ranges of the numbers. */
export const parameterRanges: Readonly<Record<keyof QueueParameters, ParameterRange>> = {
  servers: { label: 'Servers', min: 1, max: 64, step: 1, scale: 'log' },
  utilisation: { label: 'Utilisation', min: 20, max: 130, step: 1, scale: 'linear', unit: '%' },
  slowPercent: { label: 'Slow requests', min: 0, max: 10, step: 0.1, scale: 'linear', unit: '%' },
  slowMs: { label: 'A slow request takes', min: 50, max: 5000, step: 1, scale: 'log', unit: ' ms' },
  slowServers: { label: 'Servers for slow requests', min: 1, max: 63, step: 1, scale: 'linear' },
  requests: { label: 'Requests at each utilisation', min: 2000, max: 200_000, step: 1, scale: 'log' },
};

/** The distributions of service times in words. */
export const serviceTexts: Readonly<Record<ServiceId, { readonly name: string; readonly about: string }>> = {
  fixed: { name: 'All alike', about: 'Each takes 10 ms at its server.' },
  exponential: { name: 'Exponential', about: '10 ms on average; one in a hundred takes more than 46 ms.' },
  heavy: {
    name: 'Heavy tail',
    about: 'Bounded Pareto, shape 1.5, from 3.5 ms to 1 s: about 10 ms on average; the longest hundredth make up a sixth of the work.',
  },
};

/** The pools in words. */
export const poolTexts: Readonly<Record<PoolId, { readonly name: string; readonly about: string }>> = {
  shared: { name: 'One pool for all', about: 'Any server takes whatever request has waited longest.' },
  bulkheads: {
    name: 'Bulkheads',
    about: 'Slow requests have servers of their own and may use no others. When those are all busy, a slow request is refused at once.',
  },
};

/** The set-up the lab begins with. */
export const defaultSettings: QueueSettings = {
  servers: 1,
  utilisation: 90,
  service: 'exponential',
  slowPercent: 0,
  slowMs: 1000,
  pools: 'shared',
  slowServers: 8,
  requests: 100_000,
  seed: 'headroom',
};

/** Tells whether slow requests have servers of their own: bulkheads need slow requests, and two servers. */
export function isSplit({ pools, slowPercent, servers }: QueueSettings): boolean {
  return pools === 'bulkheads' && slowPercent > 0 && servers > 1;
}

/** Returns how many servers slow requests have to themselves; at least one is left to the others. */
export function serversAside(settings: QueueSettings): number {
  return isSplit(settings) ? Math.min(settings.slowServers, settings.servers - 1) : 0;
}
