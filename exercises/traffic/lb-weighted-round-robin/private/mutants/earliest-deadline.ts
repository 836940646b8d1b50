// killed-by: R2/example
// mistake: Schedules by deadlines of one over the weight, as gRPC does: the share is right, the order another.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer(env: BalancerEnv): Balancer {
  let backends = env.backends;
  const due = new Map<string, number>();
  return {
    pick() {
      if (backends.length === 0) return undefined;
      let best = backends[0]!;
      for (const backend of backends) {
        if (!due.has(backend.id)) due.set(backend.id, 1 / backend.weight);
        if (due.get(backend.id)! < due.get(best.id)!) best = backend;
      }
      due.set(best.id, due.get(best.id)! + 1 / best.weight);
      return best.id;
    },
    finished() {},
    setBackends(next: readonly Backend[]) {
      backends = next;
      due.clear();
    },
  };
}
