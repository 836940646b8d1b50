import { exp } from '../../kernel/index.ts';

/** Writes that go to a cache and are flushed to the store at intervals; every key is as likely to be written as any other. */
export interface BufferedWrites {
  readonly writesPerSecond: number;
  readonly keys: number;
  readonly flushSeconds: number;
}

/**
 * Returns how many writes a second reach the store when each flush writes every key changed since the last once: the expected number of
 * distinct keys among Poisson writes, divided by the interval.
 */
export function storeWritesPerSecond({ writesPerSecond, keys, flushSeconds }: BufferedWrites): number {
  return (keys * (1 - exp((-writesPerSecond * flushSeconds) / keys))) / flushSeconds;
}

/** Returns how many acknowledged writes a crash right before a flush loses, on average. */
export function writesAtRisk({ writesPerSecond, flushSeconds }: BufferedWrites): number {
  return writesPerSecond * flushSeconds;
}

/** The writes the figure opens with; the interval of its table varies. */
export const bufferedDefaults = { writesPerSecond: 5_000, keys: 1_000 } as const;

/** The intervals of the figure's table, in seconds. */
export const flushIntervals = [0.1, 1, 10, 60] as const;
