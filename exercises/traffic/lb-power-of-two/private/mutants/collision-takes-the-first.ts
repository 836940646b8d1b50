// killed-by: R4/pairs
// mistake: When the same place is drawn twice, the first place of the list is taken, or the last for the first itself.
import type { Balancer, BalancerEnv } from '../../contract.ts';

/** A backend and the number of its requests that are running. */
interface Server {
  readonly id: string;
  running: number;
}

export function createBalancer(env: BalancerEnv): Balancer {
  const { random } = env;
  /** Every backend that is healthy or still has requests running. */
  const known = new Map<string, Server>();
  let healthy: Server[] = [];

  function setBackends(backends: BalancerEnv['backends']): void {
    healthy = backends.map(({ id }) => {
      const server = known.get(id) ?? { id, running: 0 };
      known.set(id, server);
      return server;
    });
    const ids = new Set(backends.map(({ id }) => id));
    for (const [id, { running }] of known) if (running === 0 && !ids.has(id)) known.delete(id);
  }

  /** Returns an integer, uniform in [0, bound). */
  const below = (bound: number) => Math.floor(random() * bound);

  function draw(): Server {
    const count = healthy.length;
    if (count === 1) return healthy[0]!;
    const first = below(count);
    let second = below(count);
    if (second === first) second = first === 0 ? count - 1 : 0;
    const [a, b] = [healthy[first]!, healthy[second]!];
    return b.running < a.running ? b : a;
  }

  setBackends(env.backends);
  return {
    pick() {
      if (healthy.length === 0) return undefined;
      const server = draw();
      server.running += 1;
      return server.id;
    },

    finished(backend) {
      const server = known.get(backend);
      if (server) server.running -= 1;
    },

    setBackends,
  };
}
