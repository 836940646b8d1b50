/** Minutes of a month as contracts mostly count it, 30 days. */
export const minutesOfThirtyDays = 30 * 24 * 60;

/** Minutes of a year of 365 days. */
export const minutesOfYear = 365 * 24 * 60;

/** Returns the minutes a system is down, on average, in a span of minutes, from the share of time that it is down, 0 to 1. */
export function downtimeMinutes(unavailability: number, spanMinutes: number): number {
  return unavailability * spanMinutes;
}

/**
 * Returns the nines of an availability given as the share of time down, 0 to 1: 3 for 0.001 and for 0.0002; Infinity when never down.
 * What lies within rounding of a further nine has it.
 */
export function ninesOf(unavailability: number): number {
  if (unavailability === 0) return Infinity;
  let nines = 0;
  for (let bound = 0.1; unavailability <= bound * (1 + 1e-9); bound /= 10) nines++;
  return nines;
}

/** Returns the share of time down from a percentage of time up, 0 to 100, exact to 9 decimals of the percentage. */
export function unavailabilityOfPercent(percent: number): number {
  return Math.round((100 - percent) * 1e9) / 1e11;
}

/**
 * Returns the share of time up of something that works for a mean time and is then repaired for a mean time, in the same unit; 1 when
 * repair takes no time. Source: J. Gray, D. P. Siewiorek, High-availability computer systems, IEEE Computer 24(9), 1991.
 */
export function availabilityOfRepair(meanTimeToFailure: number, meanTimeToRepair: number): number {
  return meanTimeToFailure / (meanTimeToFailure + meanTimeToRepair);
}
