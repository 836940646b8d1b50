/** Requests to a pool in which each holds a thread from start to end: most are quick, some hang. */
export interface ThreadLoad {
  readonly requestsPerSecond: number;
  /** How long a quick request holds its thread, in milliseconds. */
  readonly quickMs: number;
  /** Share of requests that hang, in percent, 0 to 100. */
  readonly slowPercent: number;
  /** How long one that hangs holds its thread, in milliseconds: the time limit of the call it waits for. */
  readonly slowMs: number;
  /** Threads in the pool. */
  readonly threads: number;
}

/** What the figure begins with. */
export const threadDefaults: ThreadLoad = { requestsPerSecond: 1000, quickMs: 10, slowPercent: 2, slowMs: 1000, threads: 32 };

/**
 * Returns the number of threads held on average, if there were no limit to them: the rate times the mean time that a thread is held.
 * Source: Little's law applied to the threads; J. D. C. Little, Operations Research 9(3), 1961.
 */
export function threadsHeld({ requestsPerSecond, quickMs, slowPercent, slowMs }: ThreadLoad): number {
  const slow = slowPercent / 100;
  return (requestsPerSecond * ((1 - slow) * quickMs + slow * slowMs)) / 1000;
}

/** Returns the share of requests, in percent, that may hang before all threads are held; 0 when quick ones alone hold them, at most 100. */
export function slowPercentThatFills(load: ThreadLoad): number {
  const { requestsPerSecond, quickMs, slowMs, threads } = load;
  const quickOnly = threadsHeld({ ...load, slowPercent: 0 });
  if (quickOnly >= threads) return 0;
  if (slowMs <= quickMs) return 100;
  return Math.min(100, ((threads - quickOnly) / ((requestsPerSecond * (slowMs - quickMs)) / 1000)) * 100);
}

/** The shares of hanging requests that the figure lists, in percent, the reader's own put among them. */
export function listedPercents({ slowPercent }: ThreadLoad): readonly number[] {
  return [...new Set([0, 1, 2, 3, 5, slowPercent])].toSorted((a, b) => a - b);
}
