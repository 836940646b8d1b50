import type { PortFactory } from '../../../sim/cluster/index.ts';
import { runCluster } from '../../../sim/cluster/index.ts';
import type { AlgorithmId } from './algorithms.ts';
import { balancers } from './balancers.ts';
import type { Lane } from './lane.ts';
import { measureLane } from './lane.ts';
import { scenarioOf } from './scenario.ts';
import type { RaceSettings } from './settings.ts';

const tellEvery = 2000;

/**
 * Runs one algorithm on the requests of the settings, which are the same for all of them. Calls back with the share of requests decided,
 * every 2,000 of them. Throws when the balancer made a mistake, which the stock ones do not.
 */
export function runLane(settings: RaceSettings, algorithm: AlgorithmId, onProgress: (fraction: number) => void): Lane {
  const scenario = scenarioOf(settings);
  const record = runCluster(
    scenario,
    telling(balancers[algorithm], (decided) => onProgress(decided / scenario.requests)),
  );
  if (record.fault) throw new Error(`The run of ${algorithm} ended early: ${record.fault.kind} in ${record.fault.place}.`);
  return measureLane(algorithm, record);
}

/** Returns a balancer that decides as another, and tells now and then how many decisions it has made. */
function telling(make: PortFactory, tell: (decided: number) => void): PortFactory {
  return (env) => {
    const port = make(env);
    let decided = 0;
    return {
      pick(request, client) {
        if (++decided % tellEvery === 0) tell(decided);
        return port.pick(request, client);
      },
      finished: (...args) => port.finished(...args),
      progress: (...args) => port.progress(...args),
      setBackends: (healthy) => port.setBackends(healthy),
    };
  };
}
