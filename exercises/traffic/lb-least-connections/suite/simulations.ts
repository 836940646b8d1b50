import type { SimulationJudgement, SimulationTest } from '../../../../src/grader/authoring.ts';
import type { ClusterOutcome, ClusterScenario } from '../../../../src/sim/cluster/index.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import {
  equalBackends,
  faultTest,
  ninetyPercentBusy,
  relativeLatency,
  simulationTest,
  type ClusterSimulation,
} from '../../suite-parts/cluster-simulations.ts';
import type { Member } from '../../suite-parts/cluster-membership.ts';
import { listOf, storyOf } from '../../suite-parts/cluster-story.ts';
import { walkDecisions, type DecisionMoment } from '../../suite-parts/cluster-walk.ts';
import { thousands } from '../../suite-parts/number-text.ts';
import manifest from '../exercise.ts';
import { countedWeight, defaultSlowStartMs, isLeast, short } from './slow-start.ts';

const joinMs = 1_500;
/** The first so many requests after the join are looked at. */
const floodRequests = 50;

/** Five backends with some 45 requests running on each; a sixth joins, ten times as slow at first. */
function coldJoiner(seed: string): ClusterScenario {
  return {
    seed,
    backends: Array.from({ length: 6 }, (_, index) => ({ id: `b${index}`, weight: 1, servers: 50, joinsLater: index === 5 })),
    requests: 10_000,
    arrivals: { kind: 'poisson', utilisation: 0.9 },
    service: { kind: 'exponential', meanMs: 100 },
    events: [{ kind: 'join', backend: 'b5', atMs: joinMs, coldMs: 2_500, coldFactor: 10 }],
    options: { slowStartMs: 2_500 },
  };
}

/** Bursts of heavy-tailed work; one backend dies with all its requests and comes back. */
function bursts(seed: string): ClusterScenario {
  return {
    seed,
    backends: equalBackends(8).map((backend) => ({ ...backend, servers: 8 })),
    requests: 12_000,
    arrivals: { kind: 'bursty', utilisation: 0.7, peak: 2, burstMs: 200, quietMs: 600 },
    // A mean of 50 ms; the longest take more than 500 times as long as the shortest.
    service: { kind: 'pareto', minMs: 17.5, maxMs: 10_000, shape: 1.5 },
    events: [
      { kind: 'die', backend: 'b3', atMs: 4_000, timeoutMs: 1_000, detectMs: 300 },
      { kind: 'join', backend: 'b3', atMs: 7_000 },
    ],
    options: { slowStartMs: 3_000 },
  };
}

/** The scenarios of the simulated cluster. */
export const clusterSimulations: readonly ClusterSimulation[] = [
  {
    id: 'busy',
    title: 'Ten backends, 90% busy',
    story: 'Requests arrive at random, at 90% of what ten equal backends can serve; each takes 10 ms on the average.',
    scenario: (seed) => ninetyPercentBusy(seed, 24_000),
  },
  {
    id: 'cold-joiner',
    title: 'A cold backend joins',
    story: 'Five backends have some 45 requests running each. After 1.5 s a sixth joins with none, and takes ten times as long at first.',
    scenario: coldJoiner,
  },
  {
    id: 'bursts',
    title: 'Bursts, long requests, and a death',
    story: 'Requests come in bursts and a few take very long. One backend dies at 4 s: its requests time out. It comes back at 7 s.',
    scenario: bursts,
  },
];

/** Returns the first decision of a run that did not go where the fewest ran for the weight. */
function findWrongDecision(run: ClusterOutcome): SimulationJudgement {
  const slowStartMs = run.record.scenario.options?.slowStartMs ?? defaultSlowStartMs;
  let judgement: SimulationJudgement = {};
  walkDecisions(run, (moment) => {
    const wrong = judgeDecision(run, moment, slowStartMs);
    if (!wrong) return false;
    judgement = wrong;
    return true;
  });
  return judgement;
}

function judgeDecision(run: ClusterOutcome, moment: DecisionMoment, slowStartMs: number): SimulationJudgement | undefined {
  const { members, running, picked, nowMs, request } = moment;
  const weightOf = ({ weight, joinedMs }: Member) =>
    countedWeight(weight, joinedMs === undefined ? undefined : nowMs - joinedMs, slowStartMs);
  const loadOf = (member: Member) => running[member.index]! / weightOf(member);
  let named: Member | undefined;
  let least = Infinity;
  for (const member of members) {
    least = Math.min(least, loadOf(member));
    if (member.index === picked) named = member;
  }
  if (named === undefined || isLeast(loadOf(named), least)) return undefined;
  const right = members.filter((member) => isLeast(loadOf(member), least));
  const told = (member: Member) => `"${member.id}", which had ${running[member.index]!} running for a weight of ${short(weightOf(member))}`;
  const message = `In the simulated cluster, at ${thousands(Math.round(nowMs))} ms, request ${thousands(request)} went to ${told(named)}; right was ${told(right[0]!)}.`;
  const allowed = right.map(({ id }) => id);
  return { failure: { message, counterexample: storyOf(run, { request, expected: listOf(allowed), allowed }) } };
}

/** Returns the share of the first requests after the join that went to the newcomer. */
export function newcomerShare({ record }: ClusterOutcome): number {
  const newcomer = record.scenario.backends.length - 1;
  const first = record.table.arrivesNs.findIndex((atNs) => atNs >= joinMs * 1e6);
  return record.backends.subarray(first, first + floodRequests).filter((backend) => backend === newcomer).length / floodRequests;
}

/** The tests in the simulated cluster. */
export const simulationTests: readonly SimulationTest[] = [
  faultTest('R1', clusterSimulations),
  simulationTest({
    id: 'R2/busy',
    rule: 'R2',
    title: 'every decision in a cluster that is 90% busy',
    failure: 'In the simulated cluster a request did not go where the fewest were running.',
    simulations: ['busy'],
    judge: (run) => findWrongDecision(run!),
  }),
  simulationTest({
    id: 'R5/cold-joiner',
    rule: 'R5',
    title: 'every decision while a cold backend warms up',
    failure: 'In the simulated cluster a backend that had joined got more or fewer requests than its slow start allows.',
    simulations: ['cold-joiner'],
    judge: (run) => findWrongDecision(run!),
  }),
  simulationTest({
    id: 'R7/bursts',
    rule: 'R7',
    title: 'every decision with bursts, errors, timeouts, and a backend that comes back',
    failure: 'In the simulated cluster the running requests of a backend were counted wrong.',
    simulations: ['bursts'],
    judge: (run) => findWrongDecision(run!),
  }),
  simulationTest({
    id: 'R10/busy',
    rule: 'R10',
    title: 'mean and 99th percentile against round robin',
    failure: 'In a cluster that is 90% busy, requests took too long compared with round robin.',
    simulations: ['busy'],
    judge: (run) => ({
      measures: [
        relativeLatency(budgetOf(manifest, 'mean-latency'), run!, 'meanMs'),
        relativeLatency(budgetOf(manifest, 'p99-latency'), run!, 'p99Ms'),
      ],
    }),
  }),
  simulationTest({
    id: 'R11/cold-joiner',
    rule: 'R11',
    title: 'the share of a newcomer in the first requests after it',
    failure: 'A backend that had just joined was flooded: nearly every request went to it.',
    simulations: ['cold-joiner'],
    judge: (run) => ({ measures: [{ ...budgetOf(manifest, 'flood'), value: newcomerShare(run!) }] }),
  }),
];
