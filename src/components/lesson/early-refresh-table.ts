import { formatNumber } from './cache-arithmetic.ts';
import type { EarlyRefresh } from './early-refresh.ts';
import { chanceOfNone, earlyChance, loadsAtExpiry, loadsWhenEarly, meanLeadSeconds, shownLeads } from './early-refresh.ts';
import type { NumberField } from './number-fields.ts';

/** The fields of the figure. */
export const earlyRefreshFields: readonly NumberField[] = [
  { name: 'readsPerSecond', label: 'Reads of the key, per second', value: 200, least: 0.1, most: 100_000 },
  { name: 'loadSeconds', label: 'One load, seconds', value: 0.5, least: 0.001, most: 60 },
  { name: 'beta', label: 'Eagerness β', value: 1, least: 0.1, most: 10 },
];

/** Returns the rows of the outcome: what it is, and the number in words. */
export function outcomeRows(key: EarlyRefresh): readonly (readonly [string, string])[] {
  return [
    ['Loads at one expiry, no protection', formatNumber(loadsAtExpiry(key))],
    ['Loads with early refresh, on average', formatNumber(loadsWhenEarly(key))],
    ['First early load before expiry, on average', `${formatNumber(meanLeadSeconds(key))} s`],
    ['Chance that none comes before expiry', formatChance(chanceOfNone(key))],
  ];
}

/** Returns, for each time left, the chance that one read loads early and how many of a second's reads would. */
export function leadRows(key: EarlyRefresh): readonly (readonly [string, string, string])[] {
  return shownLeads.map((multiple) => {
    const secondsLeft = multiple * key.loadSeconds;
    const chance = earlyChance(secondsLeft, key);
    return [`${formatNumber(secondsLeft)} s`, formatChance(chance), formatNumber(chance * key.readsPerSecond)];
  });
}

/** Formats a chance as a percentage of three significant figures; the tiniest as "under 0.001%". */
function formatChance(chance: number): string {
  return chance < 0.00001 ? 'under 0.001%' : `${formatNumber(chance * 100)}%`;
}
