// killed-by: R4/everything
// mistake: Sends bursts of a weight each, by an index that means another backend once one has left.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer(env: BalancerEnv): Balancer {
  let backends = env.backends;
  let index = 0;
  let left = 0;
  return {
    pick() {
      if (backends.length === 0) return undefined;
      if (left === 0) {
        index = (index + 1) % backends.length;
        left = backends[index]!.weight;
      }
      left -= 1;
      return backends[index % backends.length]!.id;
    },
    finished() {},
    setBackends(next: readonly Backend[]) {
      backends = next;
    },
  };
}
