/** The length of a slow start where the options name none, in ms. */
export const defaultSlowStartMs = 10_000;

/** Loads closer than this, as a share, are equal: solutions round in different ways. */
const closeness = 1e-9;

/** Returns the weight that a backend counts with, so long after it joined; `undefined` for one that was there at creation. */
export function countedWeight(weight: number, sinceMs: number | undefined, slowStartMs: number): number {
  return sinceMs === undefined ? weight : weight * (0.1 + 0.9 * Math.min(1, sinceMs / slowStartMs));
}

/** Returns whether a load is the least, but for rounding. */
export function isLeast(load: number, least: number): boolean {
  return load <= least * (1 + closeness);
}

/** Returns which of some loads are the least, as places. */
export function placesOfLeast(loads: readonly number[]): number[] {
  const least = Math.min(...loads);
  return [...loads.keys()].filter((place) => isLeast(loads[place]!, least));
}

/** Returns a number with at most three digits after the point, and no zeros at the end. */
export function short(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
