import { formatNumber } from './cache-arithmetic.ts';
import type { Fleet, Popularity } from './cache-placement.ts';
import { comparePlacements, expiryHitRatio } from './cache-placement.ts';
import type { NumberField } from './number-fields.ts';

/** The fields of the figure. */
export const placementFields: readonly NumberField[] = [
  { name: 'nodes', label: 'Servers with a cache', value: 10, least: 1, most: 1_000, whole: true },
  { name: 'entriesPerNode', label: 'Entries in each', value: 2_000, least: 1, most: 100_000, whole: true },
  { name: 'readsPerSecond', label: 'Reads per second', value: 10_000, least: 1, most: 10_000_000 },
];

/** Returns the rows: placement, hit ratio, store reads, store reads after one cache died. */
export function placementRows(popularity: Popularity, fleet: Fleet): readonly (readonly string[])[] {
  return comparePlacements(popularity, fleet).map(({ name, hitRatio, hitRatioAfterLoss }) => [
    name,
    `${(hitRatio * 100).toFixed(1)}%`,
    formatNumber((1 - hitRatio) * fleet.readsPerSecond),
    formatNumber((1 - hitRatioAfterLoss) * fleet.readsPerSecond),
  ]);
}

/** Reads a second of one key, for the table of expiry. */
const rates = [10, 1, 0.1] as const;

/** Returns, for keys read ever more rarely, the hit ratio in one shared cache and spread over the nodes, at 60 s to live. */
export function expiryRows(nodes: number): readonly (readonly string[])[] {
  return rates.map((rate) => [
    `${formatNumber(rate)} a second`,
    `${(expiryHitRatio(rate, 60, 1) * 100).toFixed(1)}%`,
    `${(expiryHitRatio(rate, 60, nodes) * 100).toFixed(1)}%`,
  ]);
}
