import type { RandomStream } from '../../../src/kernel/index.ts';
import type { MeasuredValue, SimulatedWorld, SimulationJudgement, SimulationTest } from '../../../src/grader/authoring.ts';
import {
  replayCluster,
  roundRobin,
  simulateCluster,
  type ClusterFault,
  type ClusterOutcome,
  type ClusterScenario,
} from '../../../src/sim/cluster/index.ts';
import { queuesExhibit } from './cluster-exhibit.ts';
import { faultStory } from './cluster-story.ts';
import { thousands } from './number-text.ts';

/** A scenario of an exercise. */
export interface ClusterSimulation {
  readonly id: string;
  /** Heads the exhibit and is said while it runs: "A cluster that is 90% busy". */
  readonly title: string;
  /** What the cluster goes through, in one sentence. */
  readonly story: string;
  /** Returns the scenario with a seed of the run. */
  scenario(seed: string): ClusterScenario;
  /** Not drawn in the replay view. */
  readonly hidden?: true;
}

/** Returns the closed loop of an exercise over its scenarios. */
export function clusterWorldOf(simulations: readonly ClusterSimulation[]): SimulatedWorld {
  return {
    name: 'cluster',
    simulations: simulations.map(({ id, title, scenario }) => ({
      id,
      label: title,
      scenario: (stream: RandomStream) => scenario(`${id} ${stream.uint32()}`),
    })),
    replay: (scenario, trace) => replayCluster(scenario as ClusterScenario, trace),
    exhibits: (runs) =>
      simulations.flatMap(({ id, title, story, hidden }) => {
        const run = runs.get(id) as ClusterOutcome | undefined;
        return run === undefined || hidden ? [] : [queuesExhibit(id, title, story, run, roundRobinOn(run))];
      }),
  };
}

/** Returns backends "b0", "b1" ... of weight 1 and speed 1. */
export function equalBackends(count: number): ClusterScenario['backends'] {
  return Array.from({ length: count }, (_, index) => ({ id: `b${index}`, weight: 1 }));
}

/** Returns the standard scenario: ten equal backends, exponential work of 10 ms, Poisson arrivals at 90% of what they can serve. */
export function ninetyPercentBusy(seed: string, requests = 20_000): ClusterScenario {
  return {
    seed,
    backends: equalBackends(10),
    requests,
    arrivals: { kind: 'poisson', utilisation: 0.9 },
    service: { kind: 'exponential', meanMs: 10 },
  };
}

const baselines = new WeakMap<ClusterScenario, ClusterOutcome>();

/** Returns what round robin makes of the same scenario, on the same arrivals. */
export function roundRobinOn({ record }: ClusterOutcome): ClusterOutcome {
  const { scenario } = record;
  const known = baselines.get(scenario);
  if (known) return known;
  const outcome = simulateCluster(scenario, roundRobin);
  baselines.set(scenario, outcome);
  return outcome;
}

/** Returns a measure of the latencies: those of the learner's balancer over those of round robin. */
export function relativeLatency(
  budget: Pick<MeasuredValue, 'id' | 'budget' | 'unit'>,
  outcome: ClusterOutcome,
  figure: 'meanMs' | 'p50Ms' | 'p99Ms',
): MeasuredValue {
  return { ...budget, value: outcome.latency[figure] / roundRobinOn(outcome).latency[figure] };
}

/** Returns the test that no simulation ends early: an exercise has one, and its other tests of simulations pass over runs that did. */
export function faultTest(rule: string, simulations: readonly ClusterSimulation[]): SimulationTest {
  return {
    kind: 'simulation',
    id: `${rule}/cluster`,
    rule,
    title: 'names a healthy backend for every request of the simulated cluster',
    failure: 'In the simulated cluster a request found no healthy backend by your code.',
    simulations: simulations.map(({ id }) => id),
    judge(runs: readonly ClusterOutcome[]) {
      const found = runs.find(({ fault }) => fault !== undefined);
      return found ? faultJudgement(found, found.fault!) : {};
    },
  };
}

/** Types a test that looks at runs which no fault ended. */
export function simulationTest(
  test: Omit<SimulationTest, 'kind' | 'judge'> & { judge(...runs: readonly ClusterOutcome[]): SimulationJudgement },
): SimulationTest {
  const { judge, ...rest } = test;
  return {
    ...rest,
    kind: 'simulation',
    judge: (runs: readonly ClusterOutcome[]) => (runs.some(({ fault }) => fault !== undefined) ? {} : judge(...runs)),
  };
}

function faultJudgement(outcome: ClusterOutcome, fault: ClusterFault): SimulationJudgement {
  const when = `In the simulated cluster, at ${thousands(Math.round(fault.atMs))} ms and request ${thousands(fault.request)},`;
  switch (fault.kind) {
    case 'none-picked':
      return {
        failure: { message: `${when} pick gave no backend although some are healthy.`, counterexample: faultStory(outcome, fault) },
      };
    case 'unknown-backend':
      return { failure: { message: `${when} pick named a backend that does not exist.`, counterexample: faultStory(outcome, fault) } };
    case 'removed-backend':
      return {
        failure: {
          message: `${when} pick named "${fault.backend}", which is not in the list.`,
          counterexample: faultStory(outcome, fault),
        },
      };
    case 'not-a-text':
      return { failure: { message: `${when} pick gave a value that is no text.`, counterexample: faultStory(outcome, fault) } };
    case 'not-a-balancer':
      return { failure: { message: 'createBalancer did not return an object with pick, finished and setBackends.' } };
    case 'threw':
      return { failure: { message: `${when} ${fault.place} threw an exception.`, threw: true } };
    case 'step-limit':
      return { failure: { message: `${when} ${fault.place} did not end.` } };
    case 'trace':
      return { failure: { message: 'The decisions recorded in the simulated cluster fit no run of it.' } };
  }
}
