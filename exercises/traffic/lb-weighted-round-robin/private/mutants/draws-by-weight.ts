// killed-by: R2/example
// mistake: Draws at random in proportion to the weights.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer(env: BalancerEnv): Balancer {
  let backends = env.backends;
  const { random } = env;
  return {
    pick() {
      if (backends.length === 0) return undefined;
      let at = random() * backends.reduce((sum, { weight }) => sum + weight, 0);
      for (const { id, weight } of backends) {
        at -= weight;
        if (at < 0) return id;
      }
      return backends.at(-1)!.id;
    },
    finished() {},
    setBackends(next: readonly Backend[]) {
      backends = next;
    },
  };
}
