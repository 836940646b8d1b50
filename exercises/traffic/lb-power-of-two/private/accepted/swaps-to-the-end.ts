// accepted: the first two steps of a shuffle on an array that stays shuffled, counts in a typed array by slot
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export const createBalancer = ({ backends, random }: BalancerEnv): Balancer => {
  const slotOf = new Map<string, number>();
  const ids: string[] = [];
  let counts = new Int32Array(8);
  let order: number[] = [];

  const slot = (id: string): number => {
    const known = slotOf.get(id);
    if (known !== undefined) return known;
    const fresh = ids.push(id) - 1;
    slotOf.set(id, fresh);
    if (fresh === counts.length) {
      const grown = new Int32Array(2 * fresh);
      grown.set(counts);
      counts = grown;
    }
    return fresh;
  };

  /** Takes a place among the first `length`, moves its slot behind them, and returns the slot. */
  const take = (length: number): number => {
    const place = Math.floor(random() * length);
    const taken = order[place]!;
    order[place] = order[length - 1]!;
    order[length - 1] = taken;
    return taken;
  };

  const use = (next: readonly Backend[]): void => {
    order = next.map(({ id }) => slot(id));
  };
  use(backends);

  return {
    pick: () => {
      const { length } = order;
      if (length === 0) return undefined;
      let best = take(length);
      if (length > 1) {
        const other = take(length - 1);
        if (counts[other]! < counts[best]!) best = other;
      }
      counts[best]! += 1;
      return ids[best];
    },
    finished: (id) => {
      counts[slot(id)]! -= 1;
    },
    setBackends: use,
  };
};
