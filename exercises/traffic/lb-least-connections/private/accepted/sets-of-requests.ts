// accepted: keeps the very requests that run in sets; maps, filters and draws
import type { Backend, BalancerEnv, Request } from '../../contract.ts';

export const createBalancer = (env: BalancerEnv) => {
  const open = new Map<string, Set<Request>>();
  let members: { backend: Backend; share: () => number }[] = env.backends.map((backend) => ({ backend, share: () => 1 }));

  const requestsOf = (id: string): Set<Request> => {
    const found = open.get(id) ?? new Set<Request>();
    open.set(id, found);
    return found;
  };

  const warmUp = (): (() => number) => {
    const from = env.now();
    const span = env.slowStartMs ?? 10_000;
    return () => Math.min(1, 0.1 + (0.9 * (env.now() - from)) / span);
  };

  return {
    pick(request: Request) {
      const loads = members.map(({ backend, share }) => requestsOf(backend.id).size / (backend.weight * share()));
      const least = Math.min(...loads);
      const tied = members.filter((_, place) => loads[place] === least);
      const chosen = tied[Math.floor(env.random() * tied.length)];
      if (chosen === undefined) return undefined;
      requestsOf(chosen.backend.id).add(request);
      return chosen.backend.id;
    },
    finished(id: string, request: Request) {
      requestsOf(id).delete(request);
    },
    setBackends(backends: readonly Backend[]) {
      members = backends.map((backend) => {
        const old = members.find((member) => member.backend.id === backend.id);
        return { backend, share: old?.share ?? warmUp() };
      });
    },
  };
};
