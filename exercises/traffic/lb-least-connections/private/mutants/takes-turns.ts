// killed-by: R2/loads
// mistake: Takes turns and does not look at what runs.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer(env: BalancerEnv): Balancer {
  let backends = env.backends;
  let turn = 0;
  return {
    pick() {
      return backends[turn++ % Math.max(1, backends.length)]?.id;
    },
    finished() {},
    setBackends(next: readonly Backend[]) {
      backends = next;
    },
  };
}
