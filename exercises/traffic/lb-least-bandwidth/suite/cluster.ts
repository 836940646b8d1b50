import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import type { ClusterOutcome, ClusterScenario } from '../../../../src/sim/cluster/index.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import { equalBackends, faultTest, roundRobinOn, simulationTest, type ClusterSimulation } from '../../suite-parts/cluster-simulations.ts';
import manifest from '../exercise.ts';

/** A link of 100 Mbit/s, in bytes a millisecond; one response takes a tenth of it at most. */
const linkBytesPerMs = 12_500;
const flowBytesPerMs = linkBytesPerMs / 10;
/** A huge response takes four seconds, a small one 8 ms. */
const sizes = { kind: 'mixed', smallBytes: 10_000, largeBytes: 5_000_000, largeShare: 0.02 } as const;
/** Before this share of the run is over, too few huge responses have come for the links to differ. */
const warmupShare = 0.1;

/** Returns the scenario that the budget is measured in. */
export function mixedSizes(seed: string): ClusterScenario {
  return {
    seed,
    backends: equalBackends(10).map((backend) => ({ ...backend, linkBytesPerMs })),
    requests: 8000,
    arrivals: { kind: 'poisson', utilisation: 0.2 },
    service: { kind: 'constant', meanMs: 1 },
    sizes,
    flowBytesPerMs,
    progressMs: 40,
    options: { windowMs: 200 },
  };
}

/** Links of unequal capacity, told by their weights; one leaves with responses running, and comes back. */
function unequalLinks(seed: string): ClusterScenario {
  return {
    ...mixedSizes(seed),
    backends: [1, 1, 2, 4].map((weight, index) => ({ id: `b${index}`, weight, linkBytesPerMs: linkBytesPerMs * weight })),
    requests: 1500,
    events: [
      { kind: 'leave', backend: 'b3', atMs: 3000 },
      { kind: 'join', backend: 'b3', atMs: 6000 },
      { kind: 'reweight', backend: 'b0', weight: 2, atMs: 8000 },
    ],
  };
}

/** The closed loop. */
export const simulations: readonly ClusterSimulation[] = [
  {
    id: 'mixed-sizes',
    title: 'Small responses and a few huge ones',
    story:
      'Ten equal links are a fifth full on the average. Of a hundred responses two have 5 MB and take four seconds at a tenth of a link; the others have 10 kB. Bytes are reported every 40 ms.',
    scenario: mixedSizes,
  },
  {
    id: 'unequal-links',
    title: 'Links of capacity 1, 1, 2 and 4',
    story: 'Four links of unequal capacity; the largest leaves for three seconds while it still sends.',
    scenario: unequalLinks,
  },
];

/** Returns how far the busiest link was above the mean of all, as a share of a link, on the average over time after the start. */
export function busiestAboveMean({ record: { scenario, series } }: ClusterOutcome): number {
  const { timesMs, bytes } = series;
  const fromMs = warmupShare * timesMs.at(-1)!;
  let spanMs = 0;
  let above = 0;
  for (let point = 1; point < timesMs.length; point++) {
    if (timesMs[point - 1]! < fromMs) continue;
    const sent = scenario.backends.map((_backend, index) => bytes[index]![point]! / linkBytesPerMs);
    above += Math.max(...sent) - sent.reduce((sum, one) => sum + one, 0) / sent.length;
    spanMs += timesMs[point]! - timesMs[point - 1]!;
  }
  return above / spanMs;
}

/** Judges the simulations. */
export const clusterTests: readonly SimulationTest[] = [
  faultTest('R1', simulations),
  simulationTest({
    id: 'R10/busiest-link',
    rule: 'R10',
    title: 'the busiest of ten links against round robin',
    failure: 'In the simulated cluster, the busiest link was nearly as far above the mean as under round robin.',
    simulations: ['mixed-sizes'],
    judge: (outcome) => ({
      measures: [{ ...budgetOf(manifest, 'peak'), value: busiestAboveMean(outcome) / busiestAboveMean(roundRobinOn(outcome)) }],
    }),
  }),
];
