import type { HealthyBackend, PortEnv, PortFactory } from '../port.ts';
import { RunningCounts } from './running-counts.ts';

/**
 * Joins the shortest queue: fewest running requests per weight, ties by lot.
 * Source: Winston, "Optimality of the shortest line discipline", Journal of Applied Probability 14(1), 1977.
 */
class ShortestQueue extends RunningCounts {
  private readonly random: () => number;

  constructor(env: PortEnv) {
    super(env);
    this.random = env.random;
  }

  protected choose(): HealthyBackend {
    const { backends, running } = this;
    let best = backends[0]!;
    let ties = 1;
    for (let i = 1; i < backends.length; i++) {
      const one = backends[i]!;
      const difference = running[one.index]! * best.weight - running[best.index]! * one.weight;
      if (difference > 0) continue;
      ties = difference < 0 ? 1 : ties + 1;
      // The k-th of the tied replaces the choice with chance 1/k, so that each is as likely (reservoir sampling).
      if (ties === 1 || this.random() * ties < 1) best = one;
    }
    return best;
  }
}

/** Makes a balancer that joins the shortest queue ("least connections"). */
export const shortestQueue: PortFactory = (env) => new ShortestQueue(env);
