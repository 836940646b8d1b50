import type { Backend, Balancer, BalancerEnv } from './contract';

/**
 * Creates a balancer that sends each request to the backend with the
 * fewest requests running for its weight.
 *
 * This start counts picks and never counts them down. Run the tests to
 * see what that breaks first.
 */
export function createBalancer(env: BalancerEnv): Balancer {
  let backends: readonly Backend[] = env.backends;
  const running = new Map<string, number>();

  return {
    pick() {
      let best: Backend | undefined;
      for (const backend of backends) {
        // Rule R2: what about weights? Rule R4: and who wins a tie?
        const load = running.get(backend.id) ?? 0;
        if (best === undefined || load < (running.get(best.id) ?? 0)) best = backend;
      }
      if (best === undefined) return undefined;
      running.set(best.id, (running.get(best.id) ?? 0) + 1);
      return best.id;
    },

    finished() {
      // Rule R3: which number changes now?
    },

    setBackends(next) {
      // Rule R5: who is new here, and since when?
      backends = next;
    },
  };
}
