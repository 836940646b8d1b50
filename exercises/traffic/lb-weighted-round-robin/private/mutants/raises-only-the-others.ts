// killed-by: R2/example
// mistake: The backend taken does not earn its weight with that pick.
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
      return known?.weight === weight ? known : { id, weight, standing: 0 };
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
      best.standing -= total + best.weight;
      return best.id;
    },

    finished() {
      // Whose turn it is does not depend on how requests fare.
    },

    setBackends,
  };
}
