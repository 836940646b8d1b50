import { formatNumber } from './cache-arithmetic.ts';
import { describeDuration } from './duration-words.ts';
import type { NumberField } from './number-fields.ts';
import type { PooledService } from './pool-sizing.ts';
import { connectionsBusy, listedSizes, openingRoundTrips, poolDefaults, waitFor, withoutPool } from './pool-sizing.ts';

/** The fields of the figure. */
export const poolFields: readonly NumberField[] = [
  { name: 'requestsPerSecond', label: 'Requests/s, each instance', value: poolDefaults.requestsPerSecond, least: 0.1, most: 10_000 },
  { name: 'holdMs', label: 'Connection held, ms', value: poolDefaults.holdMs, least: 0.1, most: 10_000 },
  { name: 'poolSize', label: 'Pool of each', value: poolDefaults.poolSize, least: 1, most: 10_000, whole: true },
  { name: 'instances', label: 'Instances', value: poolDefaults.instances, least: 1, most: 10_000, whole: true },
  { name: 'roundTripMs', label: 'Round trip, ms', value: poolDefaults.roundTripMs, least: 0.01, most: 1000 },
];

/** Returns the rows of the table as HTML: size of the pool, who waits, the p99 of the wait, connections at the server. */
export function renderPoolRows(service: PooledService): string {
  return listedSizes(service)
    .map((size) => {
      const { waits, p99Ms } = waitFor(service, size);
      const wait = Number.isFinite(p99Ms) ? `<td>${sayWait(p99Ms)}</td>` : '<td class="over">without end</td>';
      const own = size === service.poolSize ? ' class="own"' : '';
      return `<tr${own}><th scope="row">${formatNumber(size)}</th><td>${sayShare(waits)}</td>${wait}<td>${formatNumber(size * service.instances)}</td></tr>`;
    })
    .join('');
}

/** Says what the table is about. */
export function describePool(service: PooledService): string {
  const busy = connectionsBusy(service);
  return `${formatNumber(service.requestsPerSecond)} requests/s hold a connection for ${formatNumber(service.holdMs)} ms: ${formatNumber(busy)} in use on average, in each of ${formatNumber(service.instances)} instances.`;
}

/** Says what it would be without a pool. */
export function describeOpenings(service: PooledService): string {
  const { openingsPerSecond, extraMs } = withoutPool(service);
  return `Without pools the server would see ${formatNumber(openingsPerSecond)} new connections a second, and each request would wait ${describeDuration(extraMs / 1000)} longer: ${openingRoundTrips} round trips, for PostgreSQL with TLS 1.3 and a password.`;
}

function sayWait(ms: number): string {
  return ms === 0 ? 'none' : describeDuration(ms / 1000);
}

function sayShare(share: number): string {
  return share < 0.0005 ? 'hardly any' : `${formatNumber(share * 100)}%`;
}
