import { formatNumber } from './cache-arithmetic.ts';
import type { NumberField } from './number-fields.ts';
import { flushIntervals, storeWritesPerSecond, writesAtRisk } from './buffered-writes.ts';

/** The fields of the figure. */
export const bufferedFields: readonly NumberField[] = [
  { name: 'writesPerSecond', label: 'Writes per second', value: 5_000, least: 1, most: 1_000_000 },
  { name: 'keys', label: 'Keys they fall on', value: 1_000, least: 1, most: 10_000_000, whole: true },
];

/** Returns, for each interval between flushes, the writes that reach the store and those a crash can lose. */
export function bufferedRows(writesPerSecond: number, keys: number): readonly (readonly [string, string, string])[] {
  return flushIntervals.map((flushSeconds) => [
    `${flushSeconds} s`,
    formatNumber(storeWritesPerSecond({ writesPerSecond, keys, flushSeconds })),
    formatNumber(writesAtRisk({ writesPerSecond, keys, flushSeconds })),
  ]);
}
