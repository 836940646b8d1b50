import type { ClusterRecord } from '../../../sim/cluster/index.ts';
import { countErrors, countPicks, jainFairness } from '../../../sim/cluster/index.ts';
import { Histogram } from '../../../sim/metrics/histogram.ts';
import type { AlgorithmId } from './algorithms.ts';

/** The shares of requests whose latency is drawn: so many are at most as slow. */
export const quantileShares = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999] as const;

/** Points in time at which the queues are kept. */
export const snapshotCount = 1500;

/** What came of one algorithm's run. Latencies are of requests that succeeded, in virtual milliseconds, within 1/256. */
export interface Lane {
  readonly algorithm: AlgorithmId;
  readonly served: number;
  readonly errors: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Latencies at {@link quantileShares}. */
  readonly quantilesMs: readonly number[];
  /** How evenly requests were spread by speed, 1/n to 1. */
  readonly fairness: number;
  readonly queues: Queues;
}

/** The backends' queues at even points in time, from 0 to the last arrival. Snapshot s of backend b stands at s * backends + b. */
export interface Queues {
  readonly backends: number;
  readonly snapshots: number;
  /** Virtual milliseconds from one snapshot to the next. */
  readonly stepMs: number;
  /** Requests waiting or in service. */
  readonly running: Uint16Array;
  /** Requests that have failed since the snapshot before. */
  readonly failed: Uint16Array;
}

/** Measures a run. */
export function measureLane(algorithm: AlgorithmId, record: ClusterRecord): Lane {
  const histogram = new Histogram();
  for (let request = 0; request < record.decided; request++) if (record.ok[request] === 1) histogram.record(record.latenciesNs[request]!);
  const isEmpty = histogram.count === 0;
  const at = (share: number): number => (isEmpty ? 0 : histogram.quantile(share) / 1e6);
  const picks = countPicks(record);
  return {
    algorithm,
    served: histogram.count,
    errors: countErrors(record),
    meanMs: isEmpty ? 0 : histogram.mean / 1e6,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: isEmpty ? 0 : histogram.max / 1e6,
    quantilesMs: quantileShares.map(at),
    fairness: jainFairness(record.scenario.backends.map(({ speed = 1 }, index) => picks[index]! / speed)),
    queues: readQueues(record),
  };
}

/** Counts what each backend had at each snapshot, from when its requests arrived and ended. */
export function readQueues({ scenario, table, decided, backends: picked, latenciesNs, ok }: ClusterRecord): Queues {
  const backends = scenario.backends.length;
  const snapshots = Math.min(snapshotCount, Math.max(2, decided));
  const lastNs = decided === 0 ? 1 : table.arrivesNs[decided - 1]!;
  const stepNs = lastNs / (snapshots - 1);
  const changes = new Int32Array(snapshots * backends);
  const failed = new Uint16Array(snapshots * backends);
  // A request is there from its arrival until before its end; what happens between snapshots shows in the one after.
  const snapshotAfter = (ns: number): number => Math.ceil(ns / stepNs - 1e-9);
  for (let request = 0; request < decided; request++) {
    const backend = picked[request]!;
    if (backend < 0) continue;
    const arrived = snapshotAfter(table.arrivesNs[request]!);
    if (arrived < snapshots) changes[arrived * backends + backend]! += 1;
    if (latenciesNs[request]! < 0) continue;
    const ended = snapshotAfter(table.arrivesNs[request]! + latenciesNs[request]!);
    if (ended >= snapshots) continue;
    changes[ended * backends + backend]! -= 1;
    if (ok[request] === 0) failed[ended * backends + backend]! += 1;
  }
  const running = new Uint16Array(snapshots * backends);
  for (let at = 0; at < running.length; at++) running[at] = (at < backends ? 0 : running[at - backends]!) + changes[at]!;
  return { backends, snapshots, stepMs: stepNs / 1e6, running, failed };
}
