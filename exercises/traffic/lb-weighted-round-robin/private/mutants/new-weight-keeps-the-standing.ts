// killed-by: R6/example, R6/reweights
// mistake: A backend whose weight changed keeps its standing.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

/** A backend and what it is owed: earned weights less the picks it paid for. */
interface Account {
  readonly id: string;
  readonly weight: number;
  standing: number;
}

export function createBalancer(env: BalancerEnv): Balancer {
  let accounts: Account[] = [];

  function setBackends(backends: readonly Backend[]): void {
    const before = new Map(accounts.map((account) => [account.id, account]));
    accounts = backends.map(({ id, weight }) => {
      const known = before.get(id);
      return { id, weight, standing: known?.standing ?? 0 };
    });
  }

  setBackends(env.backends);
  return {
    pick() {
      let best: Account | undefined;
      let total = 0;
      for (const account of accounts) {
        account.standing += account.weight;
        total += account.weight;
        if (best === undefined || account.standing > best.standing) best = account;
      }
      if (best === undefined) return undefined;
      best.standing -= total;
      return best.id;
    },

    finished() {
      // Whose turn it is does not depend on how requests fare.
    },

    setBackends,
  };
}
