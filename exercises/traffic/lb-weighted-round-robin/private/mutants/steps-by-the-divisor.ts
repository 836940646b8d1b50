// killed-by: R2/example
// mistake: The older weighted round robin of LVS: passes with a falling threshold, so the heaviest comes several times in a row.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer(env: BalancerEnv): Balancer {
  let backends = env.backends;
  let place = -1;
  let threshold = 0;
  return {
    pick() {
      if (backends.length === 0) return undefined;
      const heaviest = Math.max(...backends.map(({ weight }) => weight));
      for (;;) {
        place = (place + 1) % backends.length;
        if (place === 0) threshold = threshold <= 1 ? heaviest : threshold - 1;
        if (backends[place]!.weight >= threshold) return backends[place]!.id;
      }
    },
    finished() {},
    setBackends(next: readonly Backend[]) {
      backends = next;
      place = -1;
      threshold = 0;
    },
  };
}
