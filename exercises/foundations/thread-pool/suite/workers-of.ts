import type { PoolSpec } from '../contract.ts';

/** A load in whole numbers, as all tests have it. */
type Load = Pick<PoolSpec, 'ratePerSecond' | 'meanMs'>;

/**
 * Returns the workers a load asks for by Little's law, L = λW (J. D. C. Little, "A proof for the queuing formula: L = λW", 1961), when each shall be busy for
 * so many hundredths of its time. Whole numbers only: no rounding decides.
 */
export function workersOf({ ratePerSecond, meanMs }: Load, utilisationPercent: number): number {
  return Math.max(1, Math.ceil((ratePerSecond * meanMs) / (10 * utilisationPercent)));
}

/** Tells whether the load keeps a whole number of workers busy for exactly that share: where fractions are rounded, such a load may come out as one more. */
export function isWhole({ ratePerSecond, meanMs }: Load, utilisationPercent: number): boolean {
  return (ratePerSecond * meanMs) % (10 * utilisationPercent) === 0;
}

/** Loads that ask for a whole number of workers, in powers of two, so that no way to compute it is off by a rounding. */
export const wholeLoads: readonly (Load & { readonly utilisationPercent: number })[] = [
  { ratePerSecond: 8, meanMs: 250, utilisationPercent: 50 },
  { ratePerSecond: 16, meanMs: 125, utilisationPercent: 50 },
  { ratePerSecond: 4, meanMs: 500, utilisationPercent: 100 },
  { ratePerSecond: 3, meanMs: 1000, utilisationPercent: 50 },
  { ratePerSecond: 2, meanMs: 500, utilisationPercent: 25 },
];
