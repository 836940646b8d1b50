import type { Queue } from '../../../sim/queueing/index.ts';
import { loadOf, meanWaitMs, quantileMs, refusalProbability, trustOf } from '../../../sim/queueing/index.ts';
import type { Distribution } from '../../../sim/index.ts';
import { boundedPareto, deterministic, exponential } from '../../../sim/index.ts';
import type { QueueSettings, ServiceId } from './settings.ts';
import { isSplit, serversAside } from './settings.ts';

const meanNs = 10e6;

/** The service times of the usual requests, about 10 ms on average each. */
export const services: Readonly<Record<ServiceId, Distribution>> = {
  fixed: deterministic(meanNs),
  exponential: exponential(meanNs),
  heavy: boundedPareto({ minNs: 3.5e6, maxNs: 1e9, shape: 1.5 }),
};

/** The utilisations that are simulated in every set-up, in percent. */
const steadyPercents = [10, 20, 30, 40, 50, 60, 70, 80, 90, 95];
/** Those that only bulkheads bear. */
const overPercents = [110, 120, 130];

/** Returns the mean service time over all requests. */
export function meanServiceMs({ service, slowPercent, slowMs }: QueueSettings): number {
  const slow = slowPercent / 100;
  return ((1 - slow) * services[service].meanNs) / 1e6 + slow * slowMs;
}

/** Returns the rate at which requests come at a utilisation in percent. */
export function arrivalsPerSec(settings: QueueSettings, percent: number): number {
  return ((percent / 100) * settings.servers * 1000) / meanServiceMs(settings);
}

/** Returns the queue that usual requests meet at a utilisation in percent: one with the slow ones in it, or one without. */
export function usualQueue(settings: QueueSettings, percent: number): Queue {
  const { service, slowPercent, slowMs, servers } = settings;
  const distribution = services[service];
  const usualMs = distribution.meanNs / 1e6;
  const rate = arrivalsPerSec(settings, percent) / 1000;
  const slow = slowPercent / 100;
  if (isSplit(settings)) {
    return { servers: servers - serversAside(settings), arrivalsPerMs: rate * (1 - slow), meanServiceMs: usualMs, scv: distribution.scv };
  }
  const mean = meanServiceMs(settings);
  const secondMoment = (1 - slow) * usualMs * usualMs * (1 + distribution.scv) + slow * slowMs * slowMs;
  return { servers, arrivalsPerMs: rate, meanServiceMs: mean, scv: secondMoment / (mean * mean) - 1 };
}

/** Returns the share of the slow requests that bulkheads turn away at a utilisation in percent, by Erlang B; 0 where all share one pool. */
export function refusedShare(settings: QueueSettings, percent: number): number {
  if (!isSplit(settings)) return 0;
  const slowPerMs = (arrivalsPerSec(settings, percent) / 1000) * (settings.slowPercent / 100);
  return refusalProbability(serversAside(settings), slowPerMs * settings.slowMs);
}

/** Tells whether usual requests are offered less than their servers can serve, so that their times do not grow with the run. */
export function isSteady(settings: QueueSettings, percent: number): boolean {
  return loadOf(usualQueue(settings, percent)) < 1;
}

/** Returns the utilisations that are simulated, in percent and rising: those of the curve and the one set. */
export function percentsOf(settings: QueueSettings): readonly number[] {
  const curve = isSplit(settings) ? [...steadyPercents, ...overPercents] : steadyPercents;
  return [...new Set([...curve, settings.utilisation])].toSorted((a, b) => a - b);
}

/** What theory says of the usual requests at one utilisation. */
export interface Theory {
  /** Mean time in the system; Infinity when the queue grows. */
  readonly meanMs: number;
  /** The 99th percentile, where theory gives one: with exponential services and nothing else in the queue. */
  readonly p99Ms: number | undefined;
}

/** Returns what theory says of the usual requests at a utilisation in percent. */
export function theoryAt(settings: QueueSettings, percent: number): Theory {
  const queue = usualQueue(settings, percent);
  // First come first served, a request's wait does not depend on its own service.
  const meanMs = services[settings.service].meanNs / 1e6 + meanWaitMs(queue);
  return { meanMs, p99Ms: hasTail(settings) ? quantileMs(queue, 0.99) : undefined };
}

/** Says which formula theory rests on, and how far it can be trusted. */
export function theoryName(settings: QueueSettings): string {
  const queue = usualQueue(settings, 50);
  if (hasTail(settings)) return queue.servers === 1 ? 'M/M/1, exact' : `M/M/${queue.servers} by Erlang C, exact`;
  if (trustOf(queue) === 'exact') return 'M/G/1 by Pollaczek and Khinchine, exact';
  return `M/G/${queue.servers}: Erlang C times (1 + C²)/2, an approximation`;
}

function hasTail(settings: QueueSettings): boolean {
  return settings.service === 'exponential' && (settings.slowPercent === 0 || isSplit(settings));
}
