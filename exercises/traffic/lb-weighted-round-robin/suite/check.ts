import type { CallCase, Check } from '../../../../src/grader/authoring.ts';
import { followScript, type Allowed, type BalancerScript, type CreateObserver } from '../../suite-parts/follow-script.ts';
import { statesOf } from '../../suite-parts/script-states.ts';

/** Allows the one backend that is right, from what the history of picks owes each. */
const observer: CreateObserver = (balancer) => {
  const accounts = new Accounts(balancer);
  return {
    allowed: () => accounts.next(),
    picked: () => accounts.note(),
    changed: (id) => accounts.change(id),
    figure: (id) => (balancer.healthy.has(id) ? `standing ${accounts.standing(id)}` : undefined),
  };
};

/**
 * Adds up standings from the whole history whenever one is asked for: a backend has earned its weight with every pick since its zero, and paid the sum
 * of all weights for each that it got. Much too slow to be handed in.
 */
class Accounts {
  private readonly balancer: BalancerScript;
  /** By request: the sum of all weights when it was picked. */
  private readonly sums: number[] = [];
  /** The request before which the standing was zero, and the weight since. */
  private readonly zeros = new Map<string, { readonly from: number; readonly weight: number }>();

  constructor(balancer: BalancerScript) {
    this.balancer = balancer;
    for (const [id, weight] of balancer.healthy) this.zeros.set(id, { from: 0, weight });
  }

  standing(id: string): number {
    const { from, weight } = this.zeros.get(id)!;
    const { requests } = this.balancer;
    let standing = 0;
    for (let request = from; request < requests.length; request++) {
      // A wrong pick, with which the walk ends, was not noted.
      standing += weight - (requests[request]!.backend === id ? (this.sums[request] ?? this.sum()) : 0);
    }
    return standing;
  }

  next(): Allowed {
    const raised = Array.from(this.balancer.healthy, ([id, weight]) => ({ id, standing: this.standing(id) + weight }));
    const highest = Math.max(...raised.map(({ standing }) => standing));
    const { id } = raised.find(({ standing }) => standing === highest)!;
    return {
      backends: [id],
      // Words are made only when they are asked for.
      get why() {
        const shown = raised.slice(0, 5).map((one) => `"${one.id}" ${one.standing}`);
        return `raised standings: ${shown.join(', ')}${raised.length > shown.length ? ' ...' : ''}`;
      },
    };
  }

  note(): void {
    this.sums.push(this.sum());
  }

  private sum(): number {
    return [...this.balancer.healthy.values()].reduce((sum, weight) => sum + weight, 0);
  }

  change(id: string): void {
    const weight = this.balancer.healthy.get(id);
    if (weight === undefined) this.zeros.delete(id);
    else if (this.zeros.get(id)?.weight !== weight) this.zeros.set(id, { from: this.balancer.requests.length, weight });
  }
}

/** Judges any script: exactly one backend is right for each pick. */
export const check: Check = (one, results) => followScript(one, results, observer);

/** Returns backends with their standings after each call, for the replay view. */
export function states(one: CallCase, results: Int32Array): readonly unknown[] {
  return statesOf(one, results, observer);
}
