import type { RingSettings } from './settings.ts';
import { membersOf } from './settings.ts';

/** How evenly the nodes are loaded, each by its weight. */
export interface Balance {
  /** Standard deviation of load over weight, divided by the mean. */
  readonly variation: number;
  /** The largest load over weight, divided by the mean. */
  readonly peak: number;
}

/** Measures the balance of loads given by place in `nodeNames`; undefined while nobody holds anything. */
export function measureBalance(settings: RingSettings, loads: readonly number[]): Balance | undefined {
  const relative = membersOf(settings).map((node) => loads[node]! / settings.weights[node]!);
  const mean = relative.reduce((sum, load) => sum + load, 0) / relative.length;
  if (!(mean > 0)) return undefined;
  const variance = relative.reduce((sum, load) => sum + (load - mean) ** 2, 0) / relative.length;
  return { variation: Math.sqrt(variance) / mean, peak: Math.max(...relative) / mean };
}
