import { checkDesign, checkLoad } from '../../design/index.ts';
import { simulateDesign } from '../../design/simulation/index.ts';
import { assert } from '../../kernel/index.ts';

/** How clients and store meet a stall. */
export interface StallPolicy {
  readonly name: string;
  /** Further attempts after one that failed. */
  readonly retries: number;
  readonly retryDelayMs: number;
  /** Calls that may wait at the store; the next is refused. */
  readonly queueLimit: number;
}

/** The ways that the table compares: 700 calls a second on a store that bears 1,000, a time-out of one second. */
export const stallPolicies: readonly StallPolicy[] = [
  { name: 'No retries', retries: 0, retryDelayMs: 0, queueLimit: 10_000 },
  { name: 'Three retries, at once', retries: 3, retryDelayMs: 0, queueLimit: 10_000 },
  { name: 'Three retries, two seconds apart', retries: 3, retryDelayMs: 2000, queueLimit: 10_000 },
  { name: 'Three retries at once, line of 100', retries: 3, retryDelayMs: 0, queueLimit: 100 },
];

/** What came of a stall. */
export interface StallResult {
  readonly policy: StallPolicy;
  /** Good answers a second, in the last ten seconds of two minutes. */
  readonly lastPerSec: number;
  /** Seconds from the end of the stall until good answers reach nine tenths of the load; absent: not within the two minutes. */
  readonly recoveredAfterSec?: number;
  /** Seconds in which fewer than a tenth of the load was answered well. */
  readonly darkSec: number;
}

const [ratePerSec, stallFromMs, stallUntilMs, durationMs, windows] = [700, 20_000, 30_000, 120_000, 60];

/**
 * Simulates a store of ten workers and 10 ms a call that becomes ten times as slow for ten seconds. The state that some policies stay in
 * afterwards is that of N. Bronson and others, "Metastable failures in distributed systems", HotOS 2021.
 */
export function runStall(policy: StallPolicy): StallResult {
  const { retries, retryDelayMs, queueLimit } = policy;
  const design = checkDesign({
    format: 'headroom-design',
    version: 1,
    components: [
      { id: 'users', kind: 'clients', name: 'Users' },
      {
        id: 'store',
        kind: 'relational-store',
        name: 'Store',
        settings: { replicas: 1, workersPerInstance: 10, serviceTimeMs: 10, queueLimit },
      },
    ],
    connections: [{ id: 'call', from: 'users', to: 'store', kind: 'sync', roundTripMs: 1, timeoutMs: 1000, retries, retryDelayMs }],
  });
  const load = checkLoad({
    kinds: [{ id: 'get', name: 'Get', ratePerSecond: ratePerSec, readOrWrite: 'read', entry: 'users', keys: { count: 1000, skew: 0 } }],
  });
  assert(design.ok && load.ok, 'the design of a stall is valid');
  const faults = [{ kind: 'slow', component: 'store', factor: 10, fromMs: stallFromMs, untilMs: stallUntilMs }] as const;
  const outcome = simulateDesign(design.design, load.load, { seed: 'stalled-store', durationMs, windows, faults });
  assert(outcome.ok && outcome.result.end.reason === 'finished', 'the run of a stall ends');
  const seconds = durationMs / windows / 1000;
  const perSec = outcome.result.windows.map(({ kinds }) => kinds[0]!.done / seconds);
  const isAfter = (window: number): boolean => window * seconds * 1000 >= stallUntilMs;
  const recovered = perSec.findIndex((done, window) => isAfter(window) && done >= 0.9 * ratePerSec);
  const lastPerSec = perSec.slice(-5).reduce((sum, done) => sum + done, 0) / 5;
  const darkSec = perSec.filter((done) => done < 0.1 * ratePerSec).length * seconds;
  if (recovered === -1) return { policy, lastPerSec, darkSec };
  return { policy, lastPerSec, darkSec, recoveredAfterSec: recovered * seconds - stallUntilMs / 1000 };
}
