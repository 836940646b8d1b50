import type { CallCase } from '../../../../src/grader/authoring.ts';

/** The policies, those with one right answer first. */
export const policies = ['fifo', 'lifo', 'mru', 'random'] as const;
export type PolicyName = (typeof policies)[number];
export type ExactPolicy = Exclude<PolicyName, 'random'>;

/** How a cache of a case is made. The seed names its random numbers; caches of one seed get the same ones. */
export interface ReplacementSetup {
  readonly capacity: number;
  readonly policy: PolicyName;
  readonly seed: number;
}

/** Makes the caches of a plain case by a policy. Their random numbers differ, and so do those of cases with different seeds. */
export function byPolicy(one: CallCase, policy: PolicyName, seed: number): CallCase {
  const setup = one.setup.map((options, index): ReplacementSetup => ({
    ...(options as { capacity: number }),
    policy,
    seed: 2 * seed + index,
  }));
  return { ...one, setup };
}

/** Makes the caches of a plain case by the policies in turn, the second of two by the next. */
export function inTurn(one: CallCase, index: number): CallCase {
  const setup = one.setup.map((options, at): ReplacementSetup => ({
    ...(options as { capacity: number }),
    policy: policies[(index + at) % policies.length]!,
    seed: 2 * index + at,
  }));
  return { ...one, setup };
}

/** Returns the options of one of the caches of a case. */
export function setupOf({ setup }: Pick<CallCase, 'setup'>, index: number): ReplacementSetup {
  return (setup[index] ?? setup[0]) as ReplacementSetup;
}
