// killed-by: R2/loads
// mistake: Draws a backend at random.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer(env: BalancerEnv): Balancer {
  let backends = env.backends;
  const { random } = env;
  return {
    pick() {
      return backends[Math.floor(random() * backends.length)]?.id;
    },
    finished() {},
    setBackends(next: readonly Backend[]) {
      backends = next;
    },
  };
}
