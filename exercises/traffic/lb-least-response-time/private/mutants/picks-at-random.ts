// killed-by: R2/faster-wins
// mistake: Draws a backend and never compares.
import type { Balancer, BalancerEnv } from '../../contract.ts';

/** What is known of one backend. */
interface Server {
  readonly id: string;
  running: number;
  /** The highest latency of late, as of `seenMs`, and fading since; undefined before the first result. */
  peakMs: number | undefined;
  seenMs: number;
}

/** A failure counts as a latency of at least this: far above any that one would wait for. */
const failureMs = 5000;
/** No estimate falls below this, so that running requests tell apart what answers at once. */
const leastMs = 1;

export function createBalancer(env: BalancerEnv): Balancer {
  const { now, random, halfLifeMs = 10_000 } = env;
  const known = new Map<string, Server>();
  let healthy: Server[] = [];

  function setBackends(backends: BalancerEnv['backends']): void {
    healthy = backends.map(({ id }) => {
      const server = known.get(id) ?? { id, running: 0, peakMs: undefined, seenMs: 0 };
      known.set(id, server);
      return server;
    });
  }

  /** Returns the latency to expect of a server that has answered before: halved by each half-life, along a straight line in between. */
  function estimate({ peakMs = 0, seenMs }: Server): number {
    let faded = peakMs;
    let left = (now() - seenMs) / halfLifeMs;
    for (; left >= 1 && faded > leastMs; left -= 1) faded /= 2;
    return Math.max(leastMs, faded * (1 - Math.min(1, left) / 2));
  }

  setBackends(env.backends);
  return {
    pick() {
      const count = healthy.length;
      if (count === 0) return undefined;
      const start = Math.floor(random() * count);
      const best = healthy[start]!;
      best.running += 1;
      return best.id;
    },

    finished(backend, _request, { ok, latencyMs }) {
      const server = known.get(backend);
      if (!server) return;
      server.running -= 1;
      const latency = ok ? latencyMs : Math.max(latencyMs, failureMs);
      server.peakMs = Math.max(latency, estimate(server));
      server.seenMs = now();
    },

    setBackends,
  };
}
