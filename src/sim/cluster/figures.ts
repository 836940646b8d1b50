import { assert } from '../../kernel/index.ts';
import { Histogram } from '../metrics/histogram.ts';
import type { ClusterRecord } from './run-cluster.ts';

/** Latencies of requests that were served, in virtual milliseconds; each 0 where there were none. Quantiles are within 1/256. */
export interface LatencyFigures {
  readonly count: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Which requests a figure is of; all after the warm-up unless narrowed. Bounds are times of arrival in virtual milliseconds. */
export interface RequestRange {
  readonly fromMs?: number;
  readonly untilMs?: number;
  readonly backend?: number;
}

/** Returns the latencies of the requests that were served well. */
export function latencyFigures(record: ClusterRecord, range: RequestRange = {}): LatencyFigures {
  const histogram = new Histogram();
  for (const request of requestsIn(record, range)) if (record.ok[request] === 1) histogram.record(record.latenciesNs[request]!);
  const { count } = histogram;
  if (count === 0) return { count, meanMs: 0, p50Ms: 0, p99Ms: 0, maxMs: 0 };
  return {
    count,
    meanMs: histogram.mean / 1e6,
    p50Ms: histogram.quantile(0.5) / 1e6,
    p99Ms: histogram.quantile(0.99) / 1e6,
    maxMs: histogram.max / 1e6,
  };
}

/** Returns how many requests ended with an error or found no healthy backend; those a fault left unfinished are not counted. */
export function countErrors(record: ClusterRecord, range: RequestRange = {}): number {
  let errors = 0;
  for (const request of requestsIn(record, range)) {
    if (record.ok[request] === 0 && (record.latenciesNs[request]! >= 0 || record.backends[request] === -1)) errors++;
  }
  return errors;
}

/** Returns how many requests each backend was picked for. */
export function countPicks(record: ClusterRecord, range: RequestRange = {}): readonly number[] {
  const picks = record.scenario.backends.map(() => 0);
  for (const request of requestsIn(record, range)) {
    const backend = record.backends[request]!;
    if (backend >= 0) picks[backend]!++;
  }
  return picks;
}

/**
 * Returns how evenly amounts are spread, from 1/n (one has all) to 1 (all the same; also when there is nothing to spread).
 * Source: Jain, Chiu and Hawe, "A quantitative measure of fairness and discrimination", DEC TR-301, 1984.
 */
export function jainFairness(amounts: readonly number[]): number {
  assert(amounts.length > 0, 'fairness among nobody means nothing');
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const squares = amounts.reduce((total, amount) => total + amount * amount, 0);
  return squares === 0 ? 1 : (sum * sum) / (amounts.length * squares);
}

/** Returns the largest share of its link that any backend used between two points of the series; 0 where no backend has a link. */
export function peakLinkUse({ scenario, series }: ClusterRecord): number {
  let peak = 0;
  scenario.backends.forEach(({ linkBytesPerMs, speed = 1 }, index) => {
    if (linkBytesPerMs === undefined) return;
    for (let point = 1; point < series.timesMs.length; point++) {
      const spanMs = series.timesMs[point]! - series.timesMs[point - 1]!;
      if (spanMs > 0) peak = Math.max(peak, series.bytes[index]![point]! / (linkBytesPerMs * speed * spanMs));
    }
  });
  return peak;
}

function* requestsIn(record: ClusterRecord, { fromMs = 0, untilMs = Infinity, backend }: RequestRange): Generator<number> {
  const { table, decided, scenario } = record;
  for (let request = scenario.warmup ?? 0; request < decided; request++) {
    const arrivedMs = table.arrivesNs[request]! / 1e6;
    if (arrivedMs < fromMs || arrivedMs >= untilMs) continue;
    if (backend === undefined || record.backends[request] === backend) yield request;
  }
}
