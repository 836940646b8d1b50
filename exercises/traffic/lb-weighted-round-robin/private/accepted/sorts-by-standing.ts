// accepted: sorts the backends by standing at each pick; the sort is stable, so ties stay in the order of the list
import type { Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer(env: BalancerEnv): Balancer {
  let order = env.backends;
  const standing = new Map(order.map(({ id }) => [id, 0]));
  const weightOf = new Map(order.map(({ id, weight }) => [id, weight]));

  return {
    pick() {
      for (const { id, weight } of order) standing.set(id, standing.get(id)! + weight);
      const [first] = order.toSorted((a, b) => standing.get(b.id)! - standing.get(a.id)!);
      if (!first) return undefined;
      let sum = 0;
      for (const { weight } of order) sum += weight;
      standing.set(first.id, standing.get(first.id)! - sum);
      return first.id;
    },
    finished() {},
    setBackends(next) {
      order = next;
      const present = new Set(next.map(({ id }) => id));
      for (const id of [...standing.keys()]) if (!present.has(id)) standing.delete(id);
      for (const { id, weight } of next) {
        if (!standing.has(id) || weightOf.get(id) !== weight) standing.set(id, 0);
        weightOf.set(id, weight);
      }
    },
  };
}
