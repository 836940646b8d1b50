// accepted: two places drawn without order, a coin decides which is asked first; one object for each backend, found again when it comes back
import type { Balancer, BalancerEnv, Backend, Request } from '../../contract.ts';

interface Entry {
  id: string;
  open: Set<number>;
}

/** Keeps the very requests that run rather than their number. */
export function createBalancer(env: BalancerEnv): Balancer {
  const entries: Record<string, Entry> = Object.create(null);
  let active: Entry[];

  function entryOf(id: string): Entry {
    return (entries[id] ??= { id, open: new Set() });
  }

  function use(backends: readonly Backend[]) {
    active = backends.map((backend) => entryOf(backend.id));
  }

  function two(): Entry[] {
    const n = active.length;
    if (n < 2) return active;
    const low = Math.floor(env.random() * n);
    const step = 1 + Math.floor(env.random() * (n - 1));
    const found = [active[low]!, active[(low + step) % n]!];
    return env.random() < 0.5 ? found : found.reverse();
  }

  use(env.backends);
  return {
    pick(request: Request) {
      const [first, second] = two();
      if (!first) return undefined;
      const winner = second && second.open.size < first.open.size ? second : first;
      winner.open.add(request.id);
      return winner.id;
    },
    finished(backend, request) {
      entryOf(backend).open.delete(request.id);
    },
    setBackends: use,
  };
}
