// killed-by: R2/example, R2/cycles
// mistake: Repeats each backend as often as its weight says: a a a a a b c.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer(env: BalancerEnv): Balancer {
  let backends = env.backends;
  let turn = 0;
  return {
    pick() {
      if (backends.length === 0) return undefined;
      const cycle = backends.flatMap(({ id, weight }) => Array.from({ length: Math.min(weight, 100) }, () => id));
      return cycle[turn++ % cycle.length];
    },
    finished() {},
    setBackends(next: readonly Backend[]) {
      backends = next;
    },
  };
}
