import type { Backend, Balancer, BalancerEnv } from './contract';

/**
 * Creates a balancer that sends each request to the less loaded of
 * two backends drawn at random.
 *
 * This start draws one backend and never looks at the load. Run the
 * tests to see what that breaks first.
 */
export function createBalancer(env: BalancerEnv): Balancer {
  let backends: readonly Backend[] = env.backends;

  return {
    pick() {
      // Rule R1: what if there is no backend?
      const index = Math.floor(env.random() * backends.length);
      // Rule R3: draw a second one, and compare.
      return backends[index]?.id;
    },

    finished() {
      // Rule R6: what has to be remembered for this?
    },

    setBackends(next) {
      backends = next;
    },
  };
}
