import { formatNumber } from './cache-arithmetic.ts';
import { describeDuration } from './duration-words.ts';
import type { DnsChange } from './dns-change.ts';
import { dnsDefaults, listedMoments, oldShare, queriesPerSecond } from './dns-change.ts';
import type { NumberField } from './number-fields.ts';

/** The TTL that the second column shows, in seconds. */
export const shortTtlSeconds = 60;

/** The fields of the figure. */
export const dnsFields: readonly NumberField[] = [
  { name: 'ttlSeconds', label: 'TTL, s', value: dnsDefaults.ttlSeconds, least: 1, most: 604_800 },
  { name: 'lookupsPerMinute', label: 'Lookups/min, each resolver', value: dnsDefaults.lookupsPerMinute, least: 0.01, most: 1_000_000 },
  { name: 'resolvers', label: 'Resolvers', value: dnsDefaults.resolvers, least: 1, most: 10_000_000, whole: true },
  { name: 'stubbornPercent', label: 'Programs that keep it, %', value: dnsDefaults.stubbornPercent, least: 0, most: 100 },
  { name: 'stubbornHours', label: 'They keep it for, h', value: dnsDefaults.stubbornHours, least: 0.01, most: 10_000 },
];

/** Returns the rows of the table as HTML: time since the change, and who still gets the old address with the TTL and with 60 s. */
export function renderMoments(change: DnsChange): string {
  const short = { ...change, ttlSeconds: shortTtlSeconds };
  return listedMoments
    .map((seconds) => {
      const when = seconds === 0 ? 'at once' : seconds === 86_400 ? '24 h' : describeDuration(seconds);
      return `<tr><th scope="row">${when}</th>${renderShare(oldShare(change, seconds))}${renderShare(oldShare(short, seconds))}</tr>`;
    })
    .join('');
}

function renderShare(share: number): string {
  const bar = `<span class="dns-change-bar" style="inline-size:${(share * 100).toFixed(1)}%"></span>`;
  return `<td>${formatNumber(share * 100)}%${share > 0 ? bar : ''}</td>`;
}

/** Says what the table is about. */
export function describeChange(change: DnsChange): string {
  return `Who still gets the old address after a change. TTL ${describeDuration(change.ttlSeconds)}; ${formatNumber(change.stubbornPercent)}% of programs keep an address for ${formatNumber(change.stubbornHours)} h.`;
}

/** Says what the name servers answer with each TTL. */
export function describeQueries(change: DnsChange): string {
  const short = { ...change, ttlSeconds: shortTtlSeconds };
  return `The name servers answer ${formatNumber(queriesPerSecond(change))} queries a second with this TTL, and ${formatNumber(queriesPerSecond(short))} with ${shortTtlSeconds} s.`;
}
