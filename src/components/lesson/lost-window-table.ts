import { formatNumber } from './cache-arithmetic.ts';
import { describeDuration } from './duration-words.ts';
import { outcomeOfPlan, type TwoSites, type WritePlan } from './lost-window.ts';
import type { NumberField } from './number-fields.ts';

/** The numbers of the figure, as its fields name them. */
export interface WindowNumbers {
  readonly writes: number;
  readonly lag: number;
  readonly roundTrip: number;
  readonly takeover: number;
  readonly keys: number;
}

/** The lesson's two sites. */
export const windowDefaults: WindowNumbers = { writes: 1_000, lag: 2, roundTrip: 80, takeover: 60, keys: 1_000_000 };

/** A write within one site, in milliseconds. */
export const localWriteMs = 2;

/** The fields of the figure. */
export const windowFields: readonly NumberField[] = [
  { name: 'writes', label: 'Writes/s', value: windowDefaults.writes, least: 0.01, most: 10_000_000 },
  { name: 'lag', label: 'The copy lags, s', value: windowDefaults.lag, least: 0, most: 86_400 },
  { name: 'roundTrip', label: 'Between sites and back, ms', value: windowDefaults.roundTrip, least: 0, most: 1_000 },
  { name: 'takeover', label: 'Takeover after, s', value: windowDefaults.takeover, least: 0, most: 86_400 },
  { name: 'keys', label: 'Keys written', value: windowDefaults.keys, least: 1, most: 1_000_000_000, whole: true },
];

const plans: readonly WritePlan[] = ['hot-standby', 'synchronous', 'both'];

/** Turns the numbers of the fields into two sites. */
export function readSites({ writes, lag, roundTrip, takeover, keys }: WindowNumbers): TwoSites {
  return { writesPerSecond: writes, lagSeconds: lag, roundTripMs: roundTrip, localWriteMs, takeoverSeconds: takeover, keys };
}

/** Returns the rows of the figure: what, with a hot standby, with one that each write waits for, with both sites writing. */
export function windowRows(numbers: WindowNumbers): readonly (readonly string[])[] {
  const sites = readSites(numbers);
  const outcomes = plans.map((plan) => outcomeOfPlan(plan, sites));
  return [
    ['One write takes', ...outcomes.map(({ writeMs }) => describeDuration(writeMs / 1_000))],
    ['50 writes in a row', ...outcomes.map(({ writeMs }) => describeDuration((50 * writeMs) / 1_000))],
    ['Writes lost with a site', ...outcomes.map(({ lostWrites }) => formatNumber(lostWrites))],
    ['No writes for', ...outcomes.map(({ clientsCut }) => describeCut(sites.takeoverSeconds, clientsCut))],
    ['Conflicts an hour', ...outcomes.map(({ conflictsPerHour }) => formatNumber(conflictsPerHour))],
  ];
}

function describeCut(seconds: number, share: number): string {
  return share === 1 ? describeDuration(seconds) : `${describeDuration(seconds)}, for half the clients`;
}
