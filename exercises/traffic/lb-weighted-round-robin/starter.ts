import type { Backend, Balancer, BalancerEnv } from './contract';

/**
 * Creates a balancer that sends each backend requests in proportion
 * to its weight, evenly interleaved.
 *
 * This start takes turns and does not look at weights. Run the tests
 * to see what that breaks first.
 */
export function createBalancer(env: BalancerEnv): Balancer {
  let backends: readonly Backend[] = env.backends;
  let turn = 0;

  return {
    pick() {
      // Rule R2: what does each backend need to remember?
      if (backends.length === 0) return undefined;
      const backend = backends[turn % backends.length]!;
      turn += 1;
      return backend.id;
    },

    finished() {
      // Rule R7: has this anything to do with whose turn it is?
    },

    setBackends(next) {
      // Rules R4 to R6: who keeps a standing, and who starts at zero?
      backends = next;
    },
  };
}
