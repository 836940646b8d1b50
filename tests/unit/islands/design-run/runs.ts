import type { Design, Load } from '../../../../src/design/index.ts';
import { type SimulationOptions, simulateDesign, type SimulationResult } from '../../../../src/design/simulation/index.ts';
import type { TrialPlan } from '../../../../src/interview/trial.ts';
import { designOf, loadOf } from '../../design/sample-design.ts';

/** Clients, a service of two slow-ish workers, a cache and a store behind it. */
export const design: Design = designOf(
  [
    ['users', 'clients'],
    ['api', 'service', { replicas: 2, workersPerInstance: 4, serviceTimeMs: 5 }],
    ['memo', 'cache', { capacityEntries: 500, replicas: 2 }],
    ['db', 'relational-store', { replicas: 1, workersPerInstance: 8, serviceTimeMs: 4 }],
  ],
  [['users api'], ['api memo'], ['memo db']],
  [
    { id: 'east', kind: 'region' },
    { id: 'west', kind: 'region' },
  ],
);

/** Reads at 200 a second with a p99 of 40 ms wanted, writes at 20. */
export const load: Load = loadOf(
  { id: 'get', ratePerSecond: 200, keys: { count: 2000, skew: 0.8 }, objective: { p99Ms: 40, availability: 0.99 } },
  { id: 'put', ratePerSecond: 20, readOrWrite: 'write', keys: { count: 2000, skew: 0.8 } },
);

/** A plan of 10 s in 10 windows, the first two of them warm-up. */
export function planOf(over: Partial<TrialPlan> = {}, options: Partial<SimulationOptions> = {}): TrialPlan {
  const usual = { seed: 'test', durationMs: 10_000, warmUpMs: 2000, windows: 10 };
  return { id: 'peak', title: 'The busiest hour', design, load, notes: [], ...over, options: { ...usual, ...options } };
}

/** Simulates a plan to its end. Throws where it cannot be run. */
export function simulate({ design: drawn, load: under, options }: TrialPlan): SimulationResult {
  const outcome = simulateDesign(drawn, under, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.result;
}
