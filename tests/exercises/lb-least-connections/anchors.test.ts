import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../exercises/traffic/lb-least-connections/contract.ts';
import { createBalancer } from '../../../exercises/traffic/lb-least-connections/private/reference.ts';
import { check } from '../../../exercises/traffic/lb-least-connections/suite/check.ts';
import { ruleTests } from '../../../exercises/traffic/lb-least-connections/suite/rules.ts';
import { clusterSimulations, newcomerShare, simulationTests } from '../../../exercises/traffic/lb-least-connections/suite/simulations.ts';
import { ResultCode } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { roundRobin, shortestQueue, simulateCluster, type ClusterOutcome, type ClusterScenario } from '../../../src/sim/cluster/index.ts';
import { playCluster } from '../traffic/play-cluster.ts';
import { playScript } from '../traffic/play-script.ts';

const ten: ClusterScenario = {
  seed: 'anchor',
  backends: Array.from({ length: 10 }, (_, index) => ({ id: `b${index}`, weight: 1 })),
  requests: 600_000,
  warmup: 10_000,
  arrivals: { kind: 'poisson', utilisation: 0.9 },
  service: { kind: 'exponential', meanMs: 10 },
};

describe('ten servers at load 0.9', () => {
  // exercises.yaml: join the shortest queue on 10 M/M servers: mean about 1.9, p99 about 7.9 service times.
  it('[R2] the reference takes about 1.9 services on the average and 7.9 at the 99th percentile', () => {
    const { latency } = playCluster(createBalancer, ten);
    expect(Math.abs(latency.meanMs / 10 / 1.9 - 1)).toBeLessThan(0.04);
    expect(Math.abs(latency.p99Ms / 10 / 7.9 - 1)).toBeLessThan(0.05);
  });

  // Erlang's formula for M/M/10: 1.669 (see tests/unit/sim/cluster/theory.test.ts). No rule that decides on arrival can do better.
  it('[R2] lies between a central queue and two choices', () => {
    const central = simulateCluster({ ...ten, backends: [{ id: 'all', weight: 1, servers: 10 }] }, roundRobin).latency.meanMs;
    const { meanMs } = playCluster(createBalancer, { ...ten, requests: 200_000 }).latency;
    expect(central).toBeLessThan(meanMs);
    expect(meanMs).toBeLessThan(simulateCluster({ ...ten, requests: 200_000 }, roundRobin).latency.meanMs / 2);
  });
});

describe('the check', () => {
  const cases = ruleTests.filter(({ rule }) => rule !== 'R4').flatMap((test) => test.cases(createStream(`check ${test.id}`)));

  it('agrees with the reference on every hidden case', () => {
    for (const one of cases) expect(check(one, playScript(createBalancer, one), ResultCode.made)).toBeUndefined();
  });

  it('passes lots and turns among the tied, and finds the first place', () => {
    const ties = ruleTests
      .filter(({ rule }) => rule === 'R4')
      .flatMap((test) => test.cases(createStream(`ties ${test.id}`)).map((one) => ({ test, one })));
    for (const { test, one } of ties) expect(test.check!(one, playScript(createBalancer, one), ResultCode.made)).toBeUndefined();
    const idle = ties.find(({ test }) => test.id === 'R4/idle')!;
    expect(idle.test.check!(idle.one, playScript(firstOfTied, idle.one), ResultCode.made)?.expected).toContain('each of the tied backends');
  });
});

/** A balancer of running counts that takes the first of the tied. */
function firstOfTied({ backends }: { readonly backends: readonly Backend[] }) {
  const running = new Map(backends.map(({ id }) => [id, 0]));
  return {
    pick() {
      const [id] = [...running].reduce((best, one) => (one[1] < best[1] ? one : best));
      running.set(id, running.get(id)! + 1);
      return id;
    },
    finished: (id: string) => void running.set(id, running.get(id)! - 1),
    setBackends() {},
  };
}

describe('the simulated cluster', () => {
  const scenarioOf = (id: string) => clusterSimulations.find((one) => one.id === id)!.scenario('test');
  const judge = (id: string, run: ClusterOutcome) => simulationTests.find((test) => test.id === id)!.judge([run]);

  it.each([
    ['busy', 'R2/busy'],
    ['bursts', 'R7/bursts'],
    ['cold-joiner', 'R5/cold-joiner'],
  ])('every decision of the reference is right: %s', (id, test) => {
    const run = playCluster(createBalancer, scenarioOf(id));
    expect(run.fault).toBeUndefined();
    expect(judge(test, run)).toEqual({});
  });

  it('[R11] a newcomer is flooded without slow start, and not with it', () => {
    const scenario = scenarioOf('cold-joiner');
    expect(newcomerShare(playCluster(createBalancer, scenario))).toBeLessThan(0.15);
    const flooded = simulateCluster(scenario, shortestQueue);
    expect(newcomerShare(flooded)).toBeGreaterThan(0.6);
    const { failure } = judge('R5/cold-joiner', flooded);
    expect(failure?.message).toMatch(
      /^In the simulated cluster, at 1,\d\d\d ms, request .* went to "b5", which had \d+ running for a weight of 0\.1/,
    );
    expect(failure?.counterexample?.steps).toHaveLength(6);
  });

  it('[R7] the death leaves errors, and the backend that comes back serves again', () => {
    const { errors, record } = playCluster(createBalancer, scenarioOf('bursts'));
    expect(errors).toBeGreaterThan(5);
    expect(record.littlesLaw.relativeError).toBeLessThan(1e-9);
    const last = record.backends.subarray(-2000);
    expect(last.filter((backend) => backend === 3).length).toBeGreaterThan(100);
  });
});
