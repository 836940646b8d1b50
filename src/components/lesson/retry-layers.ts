/** A chain of layers above a store, each of which tries its call to the next again when it fails. */
export interface RetryChain {
  /** Layers that try again, 1 to 5. */
  readonly layers: number;
  /** Attempts of a layer for each call made to it, the first among them, 1 to 10. */
  readonly attempts: number;
  /** Share of calls to the store that fail, in percent, 0 to 100, each independently of the others. */
  readonly failingPercent: number;
  /** Further attempts that a layer allows itself, in percent of the calls made to it. */
  readonly budgetPercent: number;
}

/** What the figure begins with: a budget that four attempts never use up. */
export const retryDefaults: RetryChain = { layers: 3, attempts: 4, failingPercent: 100, budgetPercent: 300 };

/** What one layer does for a click. */
export interface RetryLayer {
  /** Calls that it makes to what is below it, for one click. */
  readonly callsPerClick: number;
  /** Share of the calls made to it that it fails, 0 to 1. */
  readonly failing: number;
}

/**
 * Returns each layer, the top one first. Of n attempts that fail with chance p each, (1 - p^n) / (1 - p) are made on average; a budget cuts
 * what exceeds one. Each attempt succeeds with chance 1 - p and then is the last, so 1 - attempts × (1 - p) of the calls fail.
 */
export function retryLayers({ layers, attempts, failingPercent, budgetPercent }: RetryChain): readonly RetryLayer[] {
  let failing = failingPercent / 100;
  const made: { attempts: number; failing: number }[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const wanted = failing === 1 ? attempts : (1 - failing ** attempts) / (1 - failing);
    const allowed = Math.min(wanted, 1 + budgetPercent / 100);
    failing = allowed === wanted ? failing ** attempts : 1 - allowed * (1 - failing);
    made.unshift({ attempts: allowed, failing });
  }
  let callsPerClick = 1;
  return made.map((layer) => {
    callsPerClick *= layer.attempts;
    return { callsPerClick, failing: layer.failing };
  });
}

/** Returns the calls that reach the store for one click. */
export function callsAtStore(chain: RetryChain): number {
  return retryLayers(chain).at(-1)!.callsPerClick;
}
