// accepted: a count of picks as a clock; what a backend earned is computed from it, and only the winner is written to
import type { Backend, Balancer, BalancerEnv, Request } from '../../contract.ts';

interface Ledger {
  readonly weight: number;
  /** The clock at its zero. */
  readonly since: number;
  paid: number;
}

class EarnedAndPaid implements Balancer {
  #clock = 0;
  #total = 0;
  #ledgers = new Map<string, Ledger>();

  constructor(backends: readonly Backend[]) {
    this.setBackends(backends);
  }

  pick(_request: Request): string | undefined {
    if (this.#ledgers.size === 0) return undefined;
    this.#clock++;
    let winner = '';
    let highest = -Infinity;
    for (const [id, { weight, since, paid }] of this.#ledgers) {
      const standing = weight * (this.#clock - since) - paid;
      if (standing > highest) [winner, highest] = [id, standing];
    }
    this.#ledgers.get(winner)!.paid += this.#total;
    return winner;
  }

  finished(): void {}

  setBackends(backends: readonly Backend[]): void {
    const old = this.#ledgers;
    this.#ledgers = new Map();
    this.#total = 0;
    for (const { id, weight } of backends) {
      const ledger = old.get(id);
      this.#ledgers.set(id, ledger !== undefined && ledger.weight === weight ? ledger : { weight, since: this.#clock, paid: 0 });
      this.#total += weight;
    }
  }
}

export function createBalancer({ backends }: BalancerEnv): Balancer {
  return new EarnedAndPaid(backends);
}
