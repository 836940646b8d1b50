// accepted: plain maps by id; gathers all with the least load, compared crosswise without division, and draws one
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer({ backends, now, random, slowStartMs }: BalancerEnv): Balancer {
  const span = slowStartMs ?? 10_000;
  const running = new Map<string, number>();
  const joined = new Map<string, number>();
  let list: readonly Backend[] = backends;

  const effective = ({ id, weight }: Backend, at: number): number => {
    const since = joined.get(id);
    if (since === undefined) return weight * 10;
    return weight * Math.min(10, 1 + (9 * (at - since)) / span);
  };

  return {
    pick() {
      if (list.length === 0) return undefined;
      const at = now();
      let tied: Backend[] = [];
      let count = 0;
      let weight = 1;
      for (const one of list) {
        const mine = running.get(one.id) ?? 0;
        const counted = effective(one, at);
        const difference = tied.length === 0 ? -1 : mine * weight - count * counted;
        if (difference < 0) {
          tied = [one];
          count = mine;
          weight = counted;
        } else if (difference === 0) tied.push(one);
      }
      const { id } = tied[Math.floor(random() * tied.length)]!;
      running.set(id, (running.get(id) ?? 0) + 1);
      return id;
    },
    finished(id) {
      running.set(id, running.get(id)! - 1);
    },
    setBackends(next) {
      const old = new Set(list.map(({ id }) => id));
      for (const { id } of next) if (!old.has(id)) joined.set(id, now());
      list = next;
    },
  };
}
