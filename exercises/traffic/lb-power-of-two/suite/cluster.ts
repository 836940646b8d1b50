import { ln } from '../../../../src/kernel/index.ts';
import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import {
  faultTest,
  ninetyPercentBusy,
  roundRobinOn,
  simulationTest,
  type ClusterSimulation,
} from '../../suite-parts/cluster-simulations.ts';
import manifest from '../exercise.ts';

const backends = 10;
const utilisation = 0.9;
const meanServiceMs = 10;
/** So many that the 99th percentile of two choices varies by a few hundredths from seed to seed: 0.36 to 0.45 of round robin's over 100 seeds. */
const requests = 50_000;

/** The one simulation. Events in it: none. */
export const simulations: readonly ClusterSimulation[] = [
  {
    id: 'busy',
    title: 'Ten backends, 90% busy',
    story:
      'Requests arrive at random, at 90% of what ten equal backends can serve; each takes 10 ms on the average, and few take much longer (exponential).',
    scenario: (seed) => ({ ...ninetyPercentBusy(seed, requests), warmup: 2_000 }),
  },
];

/**
 * Returns the 99th percentile of the latency under round robin in the long run, in ms. Each of n backends gets every n-th request of a Poisson stream and
 * serves in exponential time, so the time there is exponential with the rate mu (1 - sigma), sigma being the root of A*(mu (1 - sigma)) = sigma, where A*
 * is the transform of the gaps, here of an Erlang law. A single run of round robin strays by a third.
 * Source: Kleinrock, Queueing Systems, volume 1, 1975, section 6.4 (G/M/1).
 */
export function roundRobinP99Ms(): number {
  // With x = 1 - sigma: (n rho / (n rho + x))^n = 1 - x, x above 0.
  const rate = backends * utilisation;
  let [low, high] = [1e-6, 1];
  for (let halving = 0; halving < 60; halving++) {
    const x = (low + high) / 2;
    let transform = 1;
    for (let stage = 0; stage < backends; stage++) transform *= rate / (rate + x);
    if (transform < 1 - x) low = x;
    else high = x;
  }
  return (ln(100) / low) * meanServiceMs;
}

export const clusterTests: readonly SimulationTest[] = [
  faultTest('R1', simulations),
  simulationTest({
    id: 'R11/busy',
    rule: 'R11',
    title: 'the 99th percentile at 90% utilisation against round robin',
    failure: 'In a cluster that is 90% busy, the slowest hundredth of requests took more than half as long as under round robin.',
    simulations: ['busy'],
    judge(outcome) {
      // In a run in a hundred the arrivals are so unkind that all queues are long: then round robin on the same arrivals is what to compare with.
      const baseline = Math.max(roundRobinP99Ms(), roundRobinOn(outcome).latency.p99Ms);
      return { measures: [{ ...budgetOf(manifest, 'p99'), value: outcome.latency.p99Ms / baseline }] };
    },
  }),
];
