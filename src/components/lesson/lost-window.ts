/** Two sites that hold the same data, and what is written to them. */
export interface TwoSites {
  /** Writes from all clients, per second, above 0; half of them near each site. */
  readonly writesPerSecond: number;
  /** How far the copy at the other site is behind, in seconds, 0 or more. */
  readonly lagSeconds: number;
  /** From one site to the other and back, in milliseconds, 0 or more. */
  readonly roundTripMs: number;
  /** A write within one site, in milliseconds, above 0. */
  readonly localWriteMs: number;
  /** From the death of a site until the other has taken over for its clients, in seconds, 0 or more. */
  readonly takeoverSeconds: number;
  /** Keys that are written, all equally often, 1 or more. */
  readonly keys: number;
}

/** Who takes writes: one site, with a copy that lags; one site, which waits for the copy; both, each telling the other later. */
export type WritePlan = 'hot-standby' | 'synchronous' | 'both';

/** What a plan costs every day and at the death of a site. */
export interface PlanOutcome {
  /** Time of one write, in milliseconds. */
  readonly writeMs: number;
  /** Confirmed writes that are lost with the site, on average. */
  readonly lostWrites: number;
  /** Share of clients whose writes fail until the takeover, 0 to 1. */
  readonly clientsCut: number;
  /** Pairs of writes to one key that neither site saw the other of in time, per hour. */
  readonly conflictsPerHour: number;
}

/**
 * Computes what a plan costs. Lost is what was confirmed within the last lag: rate times lag. Two sites conflict when both write a key within
 * one lag of each other: each of a site's writes meets the other's at its rate, on one of `keys` keys, over twice the lag.
 */
export function outcomeOfPlan(plan: WritePlan, sites: TwoSites): PlanOutcome {
  const { writesPerSecond, lagSeconds, roundTripMs, localWriteMs, keys } = sites;
  const perSite = writesPerSecond / 2;
  switch (plan) {
    case 'hot-standby':
      return { writeMs: localWriteMs, lostWrites: writesPerSecond * lagSeconds, clientsCut: 1, conflictsPerHour: 0 };
    case 'synchronous':
      return { writeMs: localWriteMs + roundTripMs, lostWrites: 0, clientsCut: 1, conflictsPerHour: 0 };
    case 'both':
      return {
        writeMs: localWriteMs,
        lostWrites: perSite * lagSeconds,
        clientsCut: 0.5,
        conflictsPerHour: ((perSite * perSite * 2 * lagSeconds) / keys) * 3_600,
      };
  }
}
