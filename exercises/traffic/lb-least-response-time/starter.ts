import type { Backend, Balancer, BalancerEnv } from './contract';

/**
 * Creates a balancer that weighs how fast backends answered against
 * how many requests run on them.
 *
 * This start takes the backends in turn, whatever they did so far.
 * Run the tests to see what that breaks first.
 */
export function createBalancer(env: BalancerEnv): Balancer {
  let backends: readonly Backend[] = env.backends;
  let turn = 0;
  // Rule R4: what was learnt fades by half in this time.
  const halfLifeMs = env.halfLifeMs ?? 10_000;

  return {
    pick() {
      if (backends.length === 0) return undefined;
      // Rules R2 and R3: which backend would answer soonest?
      turn = (turn + 1) % backends.length;
      return backends[turn]!.id;
    },

    finished(backend, _request, result) {
      // What do latency, success and the time of it say about the backend?
      void [backend, result, halfLifeMs];
    },

    setBackends(next) {
      backends = next;
    },
  };
}
