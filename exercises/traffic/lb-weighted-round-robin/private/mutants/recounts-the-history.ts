// killed-by: R9/steps
// mistake: Adds standings up from all picks since the last change of the list.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

/** A backend and what it is owed: earned weights less the picks it paid for. */
interface Account {
  readonly id: string;
  readonly weight: number;
  standing: number;
}

export function createBalancer(env: BalancerEnv): Balancer {
  let accounts: Account[] = [];
  /** Standings at the last change, and the picks since. */
  let base = new Map<string, number>();
  let history: string[] = [];

  function setBackends(backends: readonly Backend[]): void {
    let total = 0;
    for (const account of accounts) total += account.weight;
    for (const account of accounts) {
      account.standing = base.get(account.id)! + account.weight * history.length;
      for (const id of history) if (id === account.id) account.standing -= total;
    }
    const before = new Map(accounts.map((account) => [account.id, account]));
    accounts = backends.map(({ id, weight }) => {
      const known = before.get(id);
      return known?.weight === weight ? known : { id, weight, standing: 0 };
    });
    base = new Map(accounts.map((account) => [account.id, account.standing]));
    history = [];
  }

  setBackends(env.backends);
  return {
    pick() {
      let best: Account | undefined;
      let total = 0;
      for (const account of accounts) {
        total += account.weight;
      }
      for (const account of accounts) {
        account.standing = base.get(account.id)! + account.weight * (history.length + 1);
        for (const id of history) if (id === account.id) account.standing -= total;
        if (best === undefined || account.standing > best.standing) best = account;
      }
      if (best === undefined) return undefined;
      best.standing -= total;
      history.push(best.id);
      return best.id;
    },

    finished() {
      // Whose turn it is does not depend on how requests fare.
    },

    setBackends,
  };
}
