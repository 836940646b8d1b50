import type { BalancerPort, ClusterRecord, ClusterScenario, PortEnv, PortFactory } from '../../sim/cluster/index.ts';
import {
  countPicks,
  latencyFigures,
  leastBandwidth,
  peakEwma,
  randomBalancer,
  roundRobin,
  runCluster,
  shortestQueue,
  twoChoices,
} from '../../sim/cluster/index.ts';
import { defaultSettings } from '../../islands/labs/load-balancing/settings.ts';
import type { AlgorithmId } from '../../islands/labs/load-balancing/algorithms.ts';
import { algorithmStyles } from '../../islands/labs/load-balancing/algorithms.ts';
import { runLane } from '../../islands/labs/load-balancing/race.ts';

/** What one balancer came to: one number a column of its table. */
export interface BalancerRow {
  readonly name: string;
  readonly values: readonly number[];
}

const seed = 'lessons/balancers';
/** The backend that is unlike the others. */
const odd = 3;

/** The 99th percentile of the lab's race in milliseconds: equal backends 85% busy, unequal ones 45% busy. The lab prints the same numbers. */
export function compareWithoutLoad(): readonly BalancerRow[] {
  const settings = [defaultSettings, { ...defaultSettings, fleet: 'told', utilisation: 45 }] as const;
  const ids: readonly AlgorithmId[] = ['random', 'rr', 'wrr', 'two', 'least'];
  return ids.map((id) => ({ name: algorithmStyles[id].name, values: settings.map((one) => runLane(one, id, () => {}).p99Ms) }));
}

function equal(count: number): ClusterScenario['backends'] {
  return Array.from({ length: count }, (_, index) => ({ id: `b${index}`, weight: 1 }));
}

function tenBackends(utilisation: number, more: Partial<ClusterScenario>): ClusterScenario {
  return {
    seed,
    backends: equal(10),
    requests: 40_000,
    arrivals: { kind: 'poisson', utilisation },
    service: { kind: 'exponential', meanMs: 50 },
    options: { halfLifeMs: 2_000 },
    ...more,
  };
}

const oneSlow = equal(10).map((one, index) => (index === odd ? { ...one, speed: 0.1 } : one));

/** When the backend of the third column begins to fail, in virtual milliseconds. */
const holeMs = 10_000;

/** The columns of {@link compareWithLoad}: what happens, and what is read from the run. */
const columns: readonly { readonly scenario: ClusterScenario; readonly read: (record: ClusterRecord) => number }[] = [
  { scenario: tenBackends(0.85, {}), read: (record) => latencyFigures(record).p99Ms },
  { scenario: tenBackends(0.7, { backends: oneSlow, warmup: 500 }), read: (record) => latencyFigures(record).p99Ms },
  {
    scenario: tenBackends(0.63, { events: [{ atMs: holeMs, backend: `b${odd}`, kind: 'failFast', errorMs: 1 }] }),
    read: (record) => shareOf(countPicks(record, { fromMs: holeMs }), odd),
  },
];

/** The balancers of {@link compareWithLoad}. */
const loadAware: readonly { readonly name: string; readonly make: PortFactory }[] = [
  { name: 'Random', make: randomBalancer },
  { name: 'Round robin', make: roundRobin },
  { name: 'Two choices', make: twoChoices },
  { name: 'Least connections', make: shortestQueue },
  { name: 'Least response time', make: peakEwma },
];

/** 99th percentiles in milliseconds with equal backends and with one slow in ten, and the share of requests that a black hole draws. */
export function compareWithLoad(): readonly BalancerRow[] {
  return loadAware.map(({ name, make }) => ({ name, values: columns.map(({ scenario, read }) => read(runCluster(scenario, make))) }));
}

const joinMs = 3_000;
const slowStartMs = 4_000;
/** The first so many requests after the join are looked at. */
export const floodRequests = 50;
/** The tables of a join are the middle of so many runs. */
const joinRuns = 7;

/** Five backends with some 45 requests running on each; a sixth joins, ten times as slow at first. */
function coldJoin(run: number): ClusterScenario {
  return {
    seed: `${seed}/join/${run}`,
    backends: Array.from({ length: 6 }, (_, index) => ({ id: `b${index}`, weight: 1, servers: 50, joinsLater: index === 5 })),
    requests: 10_000,
    arrivals: { kind: 'poisson', utilisation: 0.9 },
    service: { kind: 'exponential', meanMs: 100 },
    events: [{ kind: 'join', backend: 'b5', atMs: joinMs, coldMs: 4_000, coldFactor: 10 }],
    options: { slowStartMs },
  };
}

/** The share of the first requests after a cold backend joins that go to it, and the 99th percentile in ms of the second after; medians. */
export function compareJoins(): readonly BalancerRow[] {
  const rows: typeof loadAware = [
    { name: 'Round robin', make: roundRobin },
    { name: 'Least connections', make: shortestQueue },
    { name: 'The same with slow start', make: withSlowStart(shortestQueue) },
  ];
  return rows.map(({ name, make }) => {
    const records = Array.from({ length: joinRuns }, (_, run) => runCluster(coldJoin(run), make));
    const p99s = records.map((record) => latencyFigures(record, { fromMs: joinMs, untilMs: joinMs + 1_000 }).p99Ms);
    return { name, values: [medianOf(records.map(newcomerShare)), medianOf(p99s)] };
  });
}

function newcomerShare({ table, backends }: ClusterRecord): number {
  const first = table.arrivesNs.findIndex((atNs) => atNs >= joinMs * 1e6);
  return backends.subarray(first, first + floodRequests).filter((backend) => backend === 5).length / floodRequests;
}

/** Returns a balancer that counts a newcomer's weight from a tenth of it to all of it, linearly over the scenario's slow start. */
export function withSlowStart(make: PortFactory): PortFactory {
  return (env: PortEnv): BalancerPort => {
    const inner = make(env);
    let healthy = env.healthy;
    const joinedNs = new Map<number, number>(healthy.map(({ index }) => [index, -Infinity]));
    const counted = ({ index, weight }: (typeof healthy)[number]) => {
      const share = (env.nowNs() - joinedNs.get(index)!) / (env.slowStartMs * 1e6);
      return { index, weight: weight * Math.min(1, 0.1 + 0.9 * share) };
    };
    return {
      pick(request, client) {
        inner.setBackends(healthy.map(counted));
        return inner.pick(request, client);
      },
      finished: (...args) => inner.finished(...args),
      progress: (...args) => inner.progress(...args),
      setBackends(next) {
        for (const { index } of next) if (!healthy.some((one) => one.index === index)) joinedNs.set(index, env.nowNs());
        healthy = next;
      },
    };
  };
}

/** A link of 100 Mbit/s, in bytes a millisecond; one response takes a tenth of it at most. */
const linkBytesPerMs = 12_500;

/** Ten links a fifth full; of a hundred responses two have 5 MB and last four seconds, the others 10 KB. */
const mixedSizes: ClusterScenario = {
  seed,
  backends: equal(10).map((one) => ({ ...one, linkBytesPerMs })),
  requests: 16_000,
  arrivals: { kind: 'poisson', utilisation: 0.2 },
  service: { kind: 'constant', meanMs: 1 },
  sizes: { kind: 'mixed', smallBytes: 10_000, largeBytes: 5_000_000, largeShare: 0.02 },
  flowBytesPerMs: linkBytesPerMs / 10,
  progressMs: 40,
};

/** How full the busiest link is on the average over time, 0 to 1, and the same above the mean of all. */
export function compareLinks(): readonly BalancerRow[] {
  const rows: readonly { readonly name: string; readonly make: PortFactory; readonly windowMs?: number }[] = [
    { name: 'Round robin', make: roundRobin },
    { name: 'Least connections', make: shortestQueue },
    { name: 'Least bandwidth, last 200 ms', make: leastBandwidth, windowMs: 200 },
    { name: 'Least bandwidth, last 2 s', make: leastBandwidth, windowMs: 2_000 },
  ];
  return rows.map(({ name, make, windowMs = 200 }) => {
    const record = runCluster({ ...mixedSizes, options: { windowMs } }, make);
    return { name, values: linkUse(record) };
  });
}

/** Returns the use of the busiest link at a time and of the mean link, averaged over time after the first tenth of the run. */
function linkUse({ scenario, series: { timesMs, bytes } }: ClusterRecord): readonly number[] {
  const fromMs = timesMs.at(-1)! / 10;
  let spanMs = 0;
  let busiest = 0;
  let mean = 0;
  for (let point = 1; point < timesMs.length; point++) {
    if (timesMs[point - 1]! < fromMs) continue;
    const sent = scenario.backends.map((_backend, index) => bytes[index]![point]! / linkBytesPerMs);
    busiest += Math.max(...sent);
    mean += sent.reduce((sum, one) => sum + one, 0) / sent.length;
    spanMs += timesMs[point]! - timesMs[point - 1]!;
  }
  return [busiest / spanMs, mean / spanMs];
}

function shareOf(counts: readonly number[], index: number): number {
  return counts[index]! / counts.reduce((sum, one) => sum + one, 0);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
