// killed-by: R2/faster-wins
// mistake: Keeps latencies in whole seconds.
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

  function cost(server: Server): number {
    if (server.peakMs !== undefined) return estimate(server) * (server.running + 1);
    // Unknown: one request finds out, and the next has to wait for what it found.
    return server.running === 0 ? 0 : Number.MAX_SAFE_INTEGER + server.running * 4;
  }

  setBackends(env.backends);
  return {
    pick() {
      const count = healthy.length;
      if (count === 0) return undefined;
      // A start drawn at random spreads equal costs.
      const start = Math.floor(random() * count);
      let best = healthy[start]!;
      let least = cost(best);
      for (let step = 1; step < count; step++) {
        const server = healthy[(start + step) % count]!;
        const its = cost(server);
        if (its < least) [best, least] = [server, its];
      }
      best.running += 1;
      return best.id;
    },

    finished(backend, _request, { ok, latencyMs }) {
      const server = known.get(backend);
      if (!server) return;
      server.running -= 1;
      const latency = Math.round((ok ? latencyMs : Math.max(latencyMs, failureMs)) / 1000);
      server.peakMs = Math.max(latency, estimate(server));
      server.seenMs = now();
    },

    setBackends,
  };
}
