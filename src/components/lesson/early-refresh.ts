import { exp, ln } from '../../kernel/index.ts';

/** A popular key near its expiry, refreshed early by chance: XFetch. */
export interface EarlyRefresh {
  /** Reads of the key, per second, above 0; they arrive at random (Poisson). */
  readonly readsPerSecond: number;
  /** Time one load of the value takes, in seconds, above 0, always the same. */
  readonly loadSeconds: number;
  /** How eager the refresh is, above 0; the paper's default is 1. */
  readonly beta: number;
}

/**
 * Returns the chance that one read, `secondsLeft` (0 or more) before expiry, loads the value early: that of -delta beta ln(u) to exceed the
 * time left, for u uniform in (0, 1).
 * Source: A. Vattani, F. Chierichetti, K. Lowenstein, "Optimal probabilistic cache stampede prevention", PVLDB 8(8), 2015.
 */
export function earlyChance(secondsLeft: number, { loadSeconds, beta }: EarlyRefresh): number {
  return exp(-secondsLeft / (beta * loadSeconds));
}

/** Returns how many loads start at one expiry without protection, on average: the first miss, and every read until its load is done. */
export function loadsAtExpiry({ readsPerSecond, loadSeconds }: EarlyRefresh): number {
  return 1 + readsPerSecond * loadSeconds;
}

/** Returns the chance that no read loads the value before it expires; the life of the copy is taken as long. */
export function chanceOfNone({ readsPerSecond, loadSeconds, beta }: EarlyRefresh): number {
  return exp(-readsPerSecond * beta * loadSeconds);
}

const eulerGamma = 0.5772156649015329;

/** Returns how long before expiry the first early load starts, on average, in seconds; 0 counts where none does. */
export function meanLeadSeconds({ readsPerSecond, loadSeconds, beta }: EarlyRefresh): number {
  // Seen backwards from far away, early loads form a Poisson process of expected count a e^(-s / (beta delta)) before lead s.
  const a = readsPerSecond * beta * loadSeconds;
  return beta * loadSeconds * (a > 20 ? ln(a) + eulerGamma : entireExponentialIntegral(a));
}

/** The integral of (1 - e^-x) / x from 0 to a, by its power series; for a up to 20. */
function entireExponentialIntegral(a: number): number {
  let sum = 0;
  let power = 1;
  for (let k = 1; k < 120; k++) {
    power *= a / k;
    sum += (k % 2 === 1 ? power : -power) / k;
  }
  return sum;
}

/**
 * Returns how many loads of one copy start, on average, until the first of them is done: early ones, and misses if the copy expires
 * meanwhile. For many reads a load this tends to e^(1 / beta), whatever their number. Derived for this course.
 */
export function loadsWhenEarly({ readsPerSecond, loadSeconds, beta }: EarlyRefresh): number {
  const a = readsPerSecond * beta * loadSeconds;
  const growth = exp(1 / beta);
  // x, exponential with mean 1, is the expected count at the first early load. Up to b that load ends before the copy expires.
  const b = a / growth;
  const endsInTime = (growth - 1) * (1 - (1 + b) * exp(-b));
  const intervals = 400;
  const width = (a - b) / intervals;
  let endsLate = 0;
  for (let at = 0; at <= intervals; at++) {
    const x = b + at * width;
    const extra = a - x + readsPerSecond * loadSeconds * (1 - beta * ln(a / x));
    const weight = at === 0 || at === intervals ? 1 : at % 2 === 1 ? 4 : 2;
    endsLate += weight * extra * exp(-x);
  }
  return 1 + endsInTime + (endsLate * width) / 3 + exp(-a) * readsPerSecond * loadSeconds;
}

/** The key the figure opens with. */
export const earlyRefreshDefaults: EarlyRefresh = { readsPerSecond: 200, loadSeconds: 0.5, beta: 1 };

/** Multiples of the load time for which the figure shows the chance of one read. */
export const shownLeads = [10, 5, 3, 2, 1, 0.5] as const;
