import { clusterWorld, replayCluster, type ClusterOutcome, type ClusterScenario } from '../../../src/sim/cluster/index.ts';
import { nativeHost } from '../../unit/sim/native-host.ts';

/** Runs a scenario with a balancer of the contract, without the sandbox, and returns what the judge's replay makes of it. */
export function playCluster(createBalancer: (env: never) => unknown, scenario: ClusterScenario): ClusterOutcome {
  return replayCluster(scenario, clusterWorld(scenario, nativeHost(createBalancer)));
}
