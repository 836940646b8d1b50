// killed-by: R7/bursts
// mistake: A request that took two seconds or more is taken for lost and not counted down.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

/** What is known of a backend, healthy or away. */
interface Server {
  readonly id: string;
  weight: number;
  running: number;
  /** When it joined; undefined for one that was there at creation. */
  joinedMs: number | undefined;
}

const firstShare = 0.1;

export function createBalancer(env: BalancerEnv): Balancer {
  const { now, random, slowStartMs = 10_000 } = env;
  /** Every backend that is healthy or has requests running. */
  const known = new Map<string, Server>();
  let healthy: Server[] = [];

  function setBackends(backends: readonly Backend[], joinedMs: number | undefined): void {
    const before = new Set(healthy);
    healthy = backends.map(({ id, weight }) => {
      const server = known.get(id) ?? { id, weight, running: 0, joinedMs };
      if (!before.has(server)) server.joinedMs = joinedMs;
      server.weight = weight;
      known.set(id, server);
      return server;
    });
    for (const server of before) if (server.running === 0 && !healthy.includes(server)) known.delete(server.id);
  }

  function countedWeight({ weight, joinedMs }: Server, nowMs: number): number {
    if (joinedMs === undefined || nowMs - joinedMs >= slowStartMs) return weight;
    return weight * (firstShare + (1 - firstShare) * ((nowMs - joinedMs) / slowStartMs));
  }

  /** Returns one of the servers with the least load, each as likely as the others. */
  function choose(): Server | undefined {
    const nowMs = now();
    let best: Server | undefined;
    let least = Infinity;
    let tied = 0;
    for (const server of healthy) {
      const load = server.running / countedWeight(server, nowMs);
      if (load > least) continue;
      tied = load < least ? 1 : tied + 1;
      least = load;
      // The k-th of the tied takes the place with chance 1/k.
      if (tied === 1 || random() * tied < 1) best = server;
    }
    return best;
  }

  setBackends(env.backends, undefined);
  return {
    pick() {
      const server = choose();
      if (server) server.running += 1;
      return server?.id;
    },

    finished(backend, _request, { latencyMs }) {
      const server = known.get(backend);
      if (!server || latencyMs >= 2000) return;
      server.running -= 1;
      if (server.running === 0 && !healthy.includes(server)) known.delete(backend);
    },

    setBackends: (backends) => setBackends(backends, now()),
  };
}
