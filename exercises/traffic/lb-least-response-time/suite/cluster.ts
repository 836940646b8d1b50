import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import { countPicks, latencyFigures, type ClusterOutcome, type ClusterScenario } from '../../../../src/sim/cluster/index.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import { equalBackends, faultTest, simulationTest, type ClusterSimulation } from '../../suite-parts/cluster-simulations.ts';
import { thousands } from '../../suite-parts/number-text.ts';
import manifest from '../exercise.ts';

const requests = 9_000;
const meanServiceMs = 50;
const halfLifeMs = 2_000;
/** The backend that things happen to. */
const odd = 'b3';
const oddIndex = 3;
/** Nine thousand requests at 65% of ten backends take about 69 seconds. */
const thirdMs = 21_000;
/** When the new backend joins, how long it takes to warm up, and when its part is counted. */
const joinMs = 15_000;
const coldMs = 10_000;
const countedMs = 40_000;

function scenario(seed: string, more: Partial<ClusterScenario>): ClusterScenario {
  return {
    seed,
    backends: equalBackends(10),
    requests,
    arrivals: { kind: 'poisson', utilisation: 0.7 },
    service: { kind: 'exponential', meanMs: meanServiceMs },
    options: { halfLifeMs },
    ...more,
  };
}

/** Returns ten backends with one unlike the others. */
function withOdd(unlike: Partial<ClusterScenario['backends'][number]>): ClusterScenario['backends'] {
  return equalBackends(10).map((one, index) => (index === oddIndex ? { ...one, ...unlike } : one));
}

/** What the cluster goes through. */
export const simulations: readonly ClusterSimulation[] = [
  {
    id: 'slow-one',
    title: 'One slow backend in ten',
    story: `Ten backends are 70% busy in all; ${odd} takes ten times as long as the others.`,
    scenario: (seed) => scenario(seed, { backends: withOdd({ speed: 0.1 }), warmup: 500 }),
  },
  {
    id: 'turns-slow',
    title: 'One backend turns slow',
    story: `Ten backends are 65% busy; in the second third ${odd} takes ten times as long, and recovers.`,
    scenario: (seed) =>
      scenario(seed, {
        arrivals: { kind: 'poisson', utilisation: 0.65 },
        events: [
          { atMs: thirdMs, backend: odd, kind: 'slow', factor: 10 },
          { atMs: 2 * thirdMs, backend: odd, kind: 'recover' },
        ],
      }),
  },
  {
    id: 'black-hole',
    title: 'A black hole',
    story: `Ten backends are 63% busy; from 10 s on ${odd} answers everything with an error after 1 ms.`,
    scenario: (seed) =>
      scenario(seed, {
        arrivals: { kind: 'poisson', utilisation: 0.63 },
        events: [{ atMs: 10_000, backend: odd, kind: 'failFast', errorMs: 1 }],
      }),
  },
  {
    id: 'joins-cold',
    title: 'A backend joins cold',
    story: `Nine backends are 70% busy; at 15 s ${odd} joins, at a fifth of its speed at first, and has warmed up ten seconds later.`,
    scenario: (seed) =>
      scenario(seed, {
        backends: withOdd({ joinsLater: true }),
        events: [{ atMs: joinMs, backend: odd, kind: 'join', coldMs, coldFactor: 5 }],
      }),
  },
];

/** Returns the share of the requests from a time on that the odd backend was picked for. */
function shareOfOdd(outcome: ClusterOutcome, fromMs: number): number {
  const picks = countPicks(outcome.record, { fromMs });
  const all = picks.reduce((sum, each) => sum + each, 0);
  return all === 0 ? 0 : picks[oddIndex]! / all;
}

/** Of these one in ten would be even: good designs send 7 to 12 in a hundred, with ups and downs. */
const leastOfJoined = 0.03;

export const clusterTests: readonly SimulationTest[] = [
  faultTest('R1', simulations),
  simulationTest({
    id: 'R10/slow-one',
    rule: 'R10',
    title: 'the 99th percentile with one slow backend in ten',
    failure:
      'With one slow backend in ten, the slowest hundredth of requests took too long: too many went to the slow one, or too many to one of the others.',
    simulations: ['slow-one'],
    judge: ({ latency }) => ({ measures: [{ ...budgetOf(manifest, 'p99-slow-one'), value: latency.p99Ms }] }),
  }),
  simulationTest({
    id: 'R10/turns-slow',
    rule: 'R10',
    title: 'the 99th percentile while one backend in ten is slow',
    failure:
      'A backend turned slow, and the slowest hundredth of requests took too long while it was: the change was noticed too late, or not at all.',
    simulations: ['turns-slow'],
    judge: ({ record }) => {
      const { p99Ms } = latencyFigures(record, { fromMs: thirdMs, untilMs: 2 * thirdMs });
      return { measures: [{ ...budgetOf(manifest, 'p99-turns-slow'), value: p99Ms }] };
    },
  }),
  simulationTest({
    id: 'R10/joins-cold',
    rule: 'R10',
    title: 'a backend that joined cold gets its part once it is warm',
    failure: 'A backend joined cold, and after it had warmed up it was still left out.',
    simulations: ['joins-cold'],
    judge(outcome) {
      const share = shareOfOdd(outcome, countedMs);
      if (share >= leastOfJoined) return {};
      const count = countPicks(outcome.record, { fromMs: countedMs });
      const message = `In the simulated cluster ${odd} joined at 15 s and was warm at 25 s; from 40 s on it got ${thousands(count[oddIndex]!)} of ${thousands(count.reduce((sum, each) => sum + each, 0))} requests, where one in ten would be even.`;
      return { failure: { message } };
    },
  }),
  simulationTest({
    id: 'R11/black-hole',
    rule: 'R11',
    title: 'the share of requests that a black hole gets',
    failure: 'A backend that answered everything with an error at once got too many requests.',
    simulations: ['black-hole'],
    judge: (outcome) => ({ measures: [{ ...budgetOf(manifest, 'black-hole'), value: 100 * shareOfOdd(outcome, 10_000) }] }),
  }),
];
