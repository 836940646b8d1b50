import { formatNumber } from './cache-arithmetic.ts';
import { collapseShared, collapseUnshared, forwardEach, type Burst, type BurstOutcome, type WaitRule } from './collapsed-burst.ts';
import { describeDuration } from './duration-words.ts';
import type { NumberField } from './number-fields.ts';

/** The numbers of the figure, as its fields name them. */
export interface BurstNumbers {
  readonly requests: number;
  readonly originMs: number;
  readonly workers: number;
  readonly lookMs: number;
  readonly limitMs: number;
}

/** The lesson's burst, with waiters woken at once; the limit is nginx's default, proxy_cache_lock_timeout 5s. */
export const burstDefaults: BurstNumbers = { requests: 400, originMs: 50, workers: 8, lookMs: 0, limitMs: 5_000 };

/** The fields of the figure. */
export const burstFields: readonly NumberField[] = [
  { name: 'requests', label: 'Requests at once', value: burstDefaults.requests, least: 1, most: 20_000, whole: true },
  { name: 'originMs', label: 'Origin takes, ms', value: burstDefaults.originMs, least: 1, most: 60_000 },
  { name: 'workers', label: 'Origin does at a time', value: burstDefaults.workers, least: 1, most: 10_000, whole: true },
  { name: 'lookMs', label: 'Waiters look every, ms', value: burstDefaults.lookMs, least: 0, most: 60_000 },
  { name: 'limitMs', label: 'They wait at most, ms', value: burstDefaults.limitMs, least: 1, most: 600_000 },
];

/** Splits the numbers of the fields into the burst and the rule for those that wait. */
export function readBurst({ requests, originMs, workers, lookMs, limitMs }: BurstNumbers): {
  readonly burst: Burst;
  readonly rule: WaitRule;
} {
  return { burst: { requests, originMs, workers }, rule: { lookMs, limitMs } };
}

/** Returns the rows of the figure: what the proxy does, origin calls, mean wait, last answer. */
export function burstRows(numbers: BurstNumbers): readonly (readonly string[])[] {
  const { burst, rule } = readBurst(numbers);
  return [
    ['Each is passed on', ...describe(forwardEach(burst))],
    ['Collapsed, one answer for all', ...describe(collapseShared(burst, rule))],
    ['Collapsed, an answer is for one only', ...describe(collapseUnshared(burst, rule))],
  ];
}

function describe({ originCalls, meanMs, lastMs }: BurstOutcome): readonly string[] {
  return [formatNumber(originCalls), describeDuration(meanMs / 1_000), describeDuration(lastMs / 1_000)];
}
