import type { CurvePoint, PolicyId } from '../../../sim/cache/index.ts';

/** Hit ratios by policy and capacity as far as they are known. */
export interface CurveSet {
  /** Tells whether two sets have the same requests and capacities. */
  readonly sourceKey: string;
  /** Where the requests come from. */
  readonly kind: 'workload' | 'trace';
  /** Rising capacities of the whole, before any sampling. */
  readonly capacities: readonly number[];
  /** Hit ratios, 0 to 1, one for each capacity; undefined while not computed. */
  readonly lines: ReadonlyMap<PolicyId, readonly (number | undefined)[]>;
  /** Requests simulated, 0 until the run has started. */
  readonly requests: number;
  /** Share of keys simulated, above 0 to 1. */
  readonly rate: number;
  /** Share of the requests, from the beginning, that was simulated. */
  readonly share: number;
  /** True while dragging: computed from fewer requests than the learner chose. */
  readonly isPreview: boolean;
}

/** Returns the set with more points in it. */
export function addPoints(set: CurveSet, points: readonly CurvePoint[]): CurveSet {
  const lines = new Map(set.lines);
  const copied = new Map<PolicyId, (number | undefined)[]>();
  for (const { policy, index, hitRatio } of points) {
    let line = copied.get(policy);
    if (!line) {
      line = [...(lines.get(policy) ?? new Array<number | undefined>(set.capacities.length).fill(undefined))];
      copied.set(policy, line);
      lines.set(policy, line);
    }
    line[index] = hitRatio;
  }
  return { ...set, lines };
}

/** Returns whether a policy's line has all its points. */
export function isComplete(set: CurveSet, policy: PolicyId): boolean {
  return set.lines.get(policy)?.every((ratio) => ratio !== undefined) ?? false;
}

/** Returns the hit ratios known at one capacity, by policy. */
export function ratiosAt(set: CurveSet, index: number, policies: readonly PolicyId[]): Map<PolicyId, number> {
  const ratios = new Map<PolicyId, number>();
  for (const policy of policies) {
    const ratio = set.lines.get(policy)?.[index];
    if (ratio !== undefined) ratios.set(policy, ratio);
  }
  return ratios;
}

/** Returns the index of the capacity nearest by ratio to the one wanted. */
export function nearestIndex(capacities: readonly number[], wanted: number): number {
  let best = 0;
  const distance = (capacity: number): number => Math.max(capacity / wanted, wanted / capacity);
  for (const [index, capacity] of capacities.entries()) if (distance(capacity) < distance(capacities[best]!)) best = index;
  return best;
}
