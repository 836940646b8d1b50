import type { SampledTrace } from '../../../sim/cache/index.ts';
import { estimateHitRatio } from '../../../sim/cache/index.ts';

/** The learner's own cache, run wherever the page can run it. */
export interface LearnerCache {
  /** What it is called: "your LRU cache". */
  readonly title: string;
  /** Counts the hits of a new cache of that capacity on the keys; rejects with what is wrong in words. */
  countHits(capacity: number, keys: Int32Array): Promise<number>;
}

/** Requests the learner's cache is run on at most: its code is metered and slower than ours. */
export const learnerRequestLimit = 100_000;

const learnerCapacities = 7;

/**
 * Computes the learner's line at about seven of the capacities, telling each point as it is known. Returns when all are, or the signal
 * has fired; rejects as `countHits` does.
 */
export async function computeLearnerLine(
  cache: LearnerCache,
  sample: SampledTrace,
  capacities: readonly number[],
  onPoint: (index: number, hitRatio: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const last = capacities.length - 1;
  const steps = Math.min(learnerCapacities, capacities.length);
  const indices = new Set(Array.from({ length: steps }, (_, step) => (steps === 1 ? 0 : Math.round((step * last) / (steps - 1)))));
  for (const index of indices) {
    if (signal.aborted) return;
    const capacity = Math.max(1, Math.round(capacities[index]! * sample.rate));
    const hits = await cache.countHits(capacity, sample.keys);
    if (!signal.aborted) onPoint(index, estimateHitRatio(hits, sample));
  }
}
