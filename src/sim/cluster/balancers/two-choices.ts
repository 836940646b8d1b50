import type { HealthyBackend, PortEnv, PortFactory } from '../port.ts';
import { RunningCounts } from './running-counts.ts';

/**
 * Draws two different backends and takes the one with fewer running requests.
 * Source: Mitzenmacher, "The power of two choices in randomized load balancing", IEEE TPDS 12(10), 2001.
 */
class TwoChoices extends RunningCounts {
  private readonly random: () => number;

  constructor(env: PortEnv) {
    super(env);
    this.random = env.random;
  }

  protected choose(): HealthyBackend {
    const { backends, running } = this;
    const count = backends.length;
    const first = Math.floor(this.random() * count);
    if (count === 1) return backends[0]!;
    // One of the others: those behind the first move up by one.
    const among = Math.floor(this.random() * (count - 1));
    const one = backends[first]!;
    const other = backends[among >= first ? among + 1 : among]!;
    return running[other.index]! < running[one.index]! ? other : one;
  }
}

/** Makes a balancer of two random choices. */
export const twoChoices: PortFactory = (env) => new TwoChoices(env);
