import {
  clusterWorld,
  replayCluster,
  type ClusterOutcome,
  type ClusterScenario,
  type LearnerHost,
} from '../../../src/sim/cluster/index.ts';

/** Runs a scenario with a balancer of the contract, without the sandbox, and returns what the judge's replay makes of it. */
export function playCluster(createBalancer: (env: never) => unknown, scenario: ClusterScenario): ClusterOutcome {
  const host: LearnerHost = {
    makeEntry: () => createBalancer as (env: unknown) => unknown,
    attempt: (work) => ({ kind: 'returned', value: work() }),
    steps: () => 0,
    describe: String,
  };
  return replayCluster(scenario, clusterWorld(scenario, host));
}
