import type { Exhibit } from '../../../src/grader/authoring.ts';
import { type ClusterEvent, type ClusterOutcome, type ClusterScenario } from '../../../src/sim/cluster/index.ts';

/** The data of an exhibit: the queues of the learner's balancer over time, beside those of round robin on the same arrivals. JSON. */
export interface QueuesExhibit {
  readonly kind: 'queues';
  /** What the cluster goes through, in one sentence. */
  readonly story: string;
  readonly backends: readonly { readonly id: string; readonly weight: number; readonly speed: number; readonly linkBytesPerMs?: number }[];
  /** Points in virtual time, at most 200, the same for both runs; a run that a fault ended has values for the first of them only. */
  readonly timesMs: readonly number[];
  /** What happens to backends, in order of time. */
  readonly events: readonly { readonly atMs: number; readonly backend: string; readonly label: string }[];
  readonly yours: QueuesRun;
  readonly roundRobin: QueuesRun;
}

/** One run. First index: backend; second: point in time. */
export interface QueuesRun {
  readonly label: string;
  /** Requests waiting or in service at the point. */
  readonly running: readonly (readonly number[])[];
  /** Requests sent to the backend since the point before. */
  readonly picks: readonly (readonly number[])[];
  readonly errors: readonly (readonly number[])[];
  /** Share of the link used since the point before; 0 throughout where no link is modelled. */
  readonly linkUse: readonly (readonly number[])[];
  readonly latency: { readonly meanMs: number; readonly p50Ms: number; readonly p99Ms: number; readonly maxMs: number };
  readonly errorCount: number;
  readonly maxRunning: readonly number[];
  readonly requests: number;
  /** Present when the learner's code ended the run. */
  readonly fault?: { readonly atMs: number; readonly request: number };
}

/** Returns the exhibit of a run beside that of round robin on the same scenario. */
export function queuesExhibit(id: string, title: string, story: string, outcome: ClusterOutcome, baseline: ClusterOutcome): Exhibit {
  const { scenario } = outcome.record;
  const data: QueuesExhibit = {
    kind: 'queues',
    story,
    backends: scenario.backends.map(({ id, weight, speed = 1, linkBytesPerMs }) => ({
      id,
      weight,
      speed,
      ...(linkBytesPerMs !== undefined && { linkBytesPerMs }),
    })),
    timesMs: baseline.record.series.timesMs,
    events: [...(scenario.events ?? [])]
      .sort((a, b) => a.atMs - b.atMs)
      .map((event) => ({ atMs: event.atMs, backend: event.backend, label: eventLabel(event) })),
    yours: runOf('Your balancer', outcome),
    roundRobin: runOf('Round robin', baseline),
  };
  return { id, title, data };
}

function runOf(label: string, { record, latency, errors, fault }: ClusterOutcome): QueuesRun {
  const { series, scenario, maxRunning, decided } = record;
  const { meanMs, p50Ms, p99Ms, maxMs } = latency;
  return {
    label,
    running: series.running,
    picks: series.picks,
    errors: series.errors,
    linkUse: series.bytes.map((row, index) => linkUse(row, series.timesMs, scenario.backends[index]!)),
    latency: { meanMs, p50Ms, p99Ms, maxMs },
    errorCount: errors,
    maxRunning,
    requests: decided,
    ...(fault && { fault: { atMs: fault.atMs, request: fault.request } }),
  };
}

function linkUse(bytes: readonly number[], timesMs: readonly number[], backend: ClusterScenario['backends'][number]): readonly number[] {
  const { linkBytesPerMs, speed = 1 } = backend;
  if (linkBytesPerMs === undefined) return bytes.map(() => 0);
  return bytes.map((sent, point) => {
    const spanMs = timesMs[point]! - (timesMs[point - 1] ?? 0);
    return spanMs > 0 ? Math.round((1000 * sent) / (linkBytesPerMs * speed * spanMs)) / 1000 : 0;
  });
}

/** Returns what an event is in a few words. */
function eventLabel(event: ClusterEvent): string {
  switch (event.kind) {
    case 'slow':
      return `${event.factor} times as slow`;
    case 'failFast':
      return 'fails at once';
    case 'recover':
      return 'recovers';
    case 'die':
      return 'dies';
    case 'leave':
      return 'leaves';
    case 'join':
      return (event.coldFactor ?? 1) > 1 ? 'joins cold' : 'joins';
    case 'reweight':
      return `weight ${event.weight}`;
  }
}
