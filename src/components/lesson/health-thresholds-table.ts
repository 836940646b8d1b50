import { formatNumber } from './cache-arithmetic.ts';
import { describeDuration } from './duration-words.ts';
import { judgeActively, judgePassively, spanOfChecks, type HealthRules, type JudgedFleet, type Span } from './health-thresholds.ts';
import type { NumberField } from './number-fields.ts';

/** The numbers of the figure, as its fields name them. */
export interface HealthNumbers {
  readonly interval: number;
  readonly fall: number;
  readonly rise: number;
  readonly falsePercent: number;
  readonly judges: number;
  readonly backends: number;
  readonly requests: number;
}

/** HAProxy's defaults for the checks; the fleet of the lesson. */
export const healthDefaults: HealthNumbers = { interval: 2, fall: 3, rise: 2, falsePercent: 1, judges: 2, backends: 100, requests: 100 };

/** Failures in a row that take a backend out of an Envoy cluster by default. Source: Envoy, outlier_detection.proto, consecutive_5xx. */
export const passiveFall = 5;

/** The fields of the figure. */
export const healthFields: readonly NumberField[] = [
  { name: 'interval', label: 'A check every, s', value: healthDefaults.interval, least: 0.1, most: 300 },
  { name: 'fall', label: 'Out after failures', value: healthDefaults.fall, least: 1, most: 20, whole: true },
  { name: 'rise', label: 'Back after good checks', value: healthDefaults.rise, least: 1, most: 20, whole: true },
  { name: 'falsePercent', label: 'Fail by chance, %', value: healthDefaults.falsePercent, least: 0.001, most: 90 },
  { name: 'judges', label: 'Balancers or clients', value: healthDefaults.judges, least: 1, most: 10_000, whole: true },
  { name: 'backends', label: 'Backends', value: healthDefaults.backends, least: 1, most: 10_000, whole: true },
  { name: 'requests', label: 'Requests/s on each', value: healthDefaults.requests, least: 0.01, most: 100_000 },
];

/** Turns the numbers of the fields into rules and a fleet. */
export function readHealthNumbers(numbers: HealthNumbers): { readonly rules: HealthRules; readonly fleet: JudgedFleet } {
  const { interval, fall, rise, falsePercent, judges, backends, requests } = numbers;
  return {
    rules: { intervalSeconds: interval, fall, rise, falseFailure: falsePercent / 100, passiveFall },
    fleet: { judges, backends, requestsPerSecond: requests },
  };
}

/** Returns the rows of the figure: what, with active checks, with passive ones. */
export function healthRows(numbers: HealthNumbers): readonly (readonly [string, string, string])[] {
  const { rules, fleet } = readHealthNumbers(numbers);
  const active = judgeActively(rules, fleet);
  const passive = judgePassively(rules, fleet);
  return [
    ['A crashed backend is out after', describeSpan(active.ejection), describeSpan(passive.ejection)],
    ['Requests that fail till then', formatNumber(active.failedRequests), formatNumber(passive.failedRequests)],
    ['Back in, once it is well', describeSpan(spanOfChecks(rules.intervalSeconds, rules.rise)), '30 s or more after it went'],
    ['One well backend is thrown out every', describeDuration(active.falseEjection), describeDuration(passive.falseEjection)],
    [
      'Some well backend is thrown out every',
      describeDuration(active.falseEjectionInFleet),
      describeDuration(passive.falseEjectionInFleet),
    ],
    ['Checks each backend answers', `${formatNumber(active.checksPerSecond)}/s`, 'none'],
  ];
}

function describeSpan({ least, mean, most }: Span): string {
  return `${describeDuration(mean)} (${describeDuration(least)} to ${describeDuration(most)})`;
}
