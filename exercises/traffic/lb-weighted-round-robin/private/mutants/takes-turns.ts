// killed-by: R2/example
// mistake: Takes turns and ignores weights.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer(env: BalancerEnv): Balancer {
  let backends = env.backends;
  let turn = 0;
  return {
    pick() {
      if (backends.length === 0) return undefined;
      return backends[turn++ % backends.length]!.id;
    },
    finished() {},
    setBackends(next: readonly Backend[]) {
      backends = next;
    },
  };
}
