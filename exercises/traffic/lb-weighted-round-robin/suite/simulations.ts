import type { ClusterScenario } from '../../../../src/sim/cluster/index.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import { faultTest, relativeLatency, simulationTest, type ClusterSimulation } from '../../suite-parts/cluster-simulations.ts';
import manifest from '../exercise.ts';

const speeds = [5, 3, 2, 2, 1, 1];

/** Weights are speeds. In all a speed of 14: a sixth of 40% of it is 93% of a backend of speed 1. */
function matched(seed: string): ClusterScenario {
  return {
    seed,
    backends: speeds.map((speed, index) => ({ id: `b${index}`, weight: speed, speed })),
    requests: 20_000,
    arrivals: { kind: 'poisson', utilisation: 0.4 },
    service: { kind: 'exponential', meanMs: 10 },
  };
}

const simulations: readonly ClusterSimulation[] = [
  {
    id: 'matched-weights',
    title: 'Six backends of unequal speed, 40% busy',
    story:
      'Speeds are 5, 3, 2, 2, 1 and 1 and weights match them. Plain round robin sends the slow ones as much as the fast ones, which keeps them 93% busy.',
    scenario: matched,
  },
];

/** The scenarios of the simulated cluster. */
export const clusterSimulations = simulations;

/** The tests in the simulated cluster. */
export const simulationTests = [
  faultTest('R1', simulations),
  simulationTest({
    id: 'R10/matched-weights',
    rule: 'R10',
    title: 'mean latency where weights match speeds',
    failure: 'In the simulated cluster requests take too long on the average: the slow backends get too many of them.',
    simulations: ['matched-weights'],
    judge: (run) => ({ measures: [relativeLatency(budgetOf(manifest, 'mean-latency'), run!, 'meanMs')] }),
  }),
];
