// killed-by: R4/one-change
// mistake: Standings stay with places in the list, not with backends.
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
    accounts = backends.map(({ id, weight }, place) => {
      void before;
      return { id, weight, standing: accounts[place]?.weight === weight ? accounts[place].standing : 0 };
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
