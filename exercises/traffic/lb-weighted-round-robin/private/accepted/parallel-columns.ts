// accepted: three columns by place in the list, found again by a linear search
import type { Balancer, BalancerEnv, CreateBalancer } from '../../contract.ts';

export const createBalancer: CreateBalancer = (env: BalancerEnv): Balancer => {
  let ids = env.backends.map((backend) => backend.id);
  let weights = Float64Array.from(env.backends, (backend) => backend.weight);
  let standings = new Float64Array(ids.length);
  let total = weights.reduce((sum, weight) => sum + weight, 0);

  return {
    pick: () => {
      if (ids.length === 0) return undefined;
      let winner = 0;
      for (let place = 0; place < ids.length; place++) {
        standings[place]! += weights[place]!;
        if (standings[place]! > standings[winner]!) winner = place;
      }
      standings[winner]! -= total;
      return ids[winner];
    },
    finished: () => undefined,
    setBackends: (backends) => {
      const next = new Float64Array(backends.length);
      backends.forEach(({ id, weight }, place) => {
        const old = ids.indexOf(id);
        if (old >= 0 && weights[old] === weight) next[place] = standings[old]!;
      });
      ids = backends.map((backend) => backend.id);
      weights = Float64Array.from(backends, (backend) => backend.weight);
      standings = next;
      total = weights.reduce((sum, weight) => sum + weight, 0);
    },
  };
};
