/** A system on a number of equal machines, and what keeps it from being that many times as fast as one. */
export interface ScaledSystem {
  /** What one machine serves alone, requests a second. */
  readonly perMachine: number;
  /** Share of the work that only one machine at a time can do, in percent: a lock, a primary, a sequence. */
  readonly serialPercent: number;
  /** What each other machine costs each machine, in percent of a request: keeping copies alike, agreeing, gossip. */
  readonly crosstalkPercent: number;
}

/** What the figure begins with. */
export const scaleDefaults: ScaledSystem = { perMachine: 1000, serialPercent: 5, crosstalkPercent: 0 };

/** The numbers of machines that the figure lists. */
export const machineCounts: readonly number[] = [1, 2, 4, 8, 16, 32, 64, 128];

/**
 * Returns what `machines` machines serve, requests a second. Without crosstalk it is Amdahl's law.
 * Source: the universal scalability law, N. J. Gunther, "A general theory of computational scalability based on rational functions",
 * arXiv 0808.1431, 2008; G. M. Amdahl, AFIPS 1967.
 */
export function throughputOf({ perMachine, serialPercent, crosstalkPercent }: ScaledSystem, machines: number): number {
  const contention = (serialPercent / 100) * (machines - 1);
  const coherence = (crosstalkPercent / 100) * machines * (machines - 1);
  return (perMachine * machines) / (1 + contention + coherence);
}

/** Returns the number of machines at which throughput is greatest, not rounded; Infinity without crosstalk, where it only flattens. */
export function machinesAtPeak({ serialPercent, crosstalkPercent }: ScaledSystem): number {
  return crosstalkPercent === 0 ? Infinity : Math.max(1, Math.sqrt((1 - serialPercent / 100) / (crosstalkPercent / 100)));
}

/** Returns what no number of machines without crosstalk exceeds, requests a second; Infinity where nothing is serial. */
export function ceilingOf({ perMachine, serialPercent }: ScaledSystem): number {
  return serialPercent === 0 ? Infinity : perMachine / (serialPercent / 100);
}
