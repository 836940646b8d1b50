import type { Check, Finding } from '../../../../src/grader/authoring.ts';
import { followScript } from '../../suite-parts/follow-script.ts';

/** How many of some picks in a row may name a backend. */
export interface ShareLimit {
  /** 0 for the first balancer of the case, which is meant unless given, 1 for the second. */
  readonly balancer?: number;
  readonly backend: string;
  /** The first request counted, and how many are: by `Request.id`, the number of picks before. */
  readonly from: number;
  readonly count: number;
  readonly least?: number;
  readonly most?: number;
  /** Said to the learner: `it answered ten times as slowly`. */
  readonly why: string;
}

/** Returns a check of how often backends are named, besides the contract of every balancer. */
export function checkShares(...limits: readonly ShareLimit[]): Check {
  return (one, results) => {
    let found: Finding | undefined;
    const named = limits.map(() => 0);
    const seen = limits.map(() => 0);
    let callIndex = -1;
    const broken = followScript(
      one,
      results,
      (balancer) => ({
        picked({ id, backend }) {
          limits.forEach((limit, index) => {
            if ((limit.balancer ?? 0) !== balancer.index || id < limit.from || id >= limit.from + limit.count || found) return;
            seen[index]! += 1;
            if (backend === limit.backend) named[index]! += 1;
            found = judge(limit, named[index]!, seen[index]!, callIndex + 1);
          });
        },
      }),
      () => {
        callIndex += 1;
      },
    );
    return broken && (!found || broken.callIndex < found.callIndex) ? broken : found;
  };
}

/** Returns what is wrong at the earliest pick at which it is certain. */
function judge(limit: ShareLimit, named: number, seen: number, callIndex: number): Finding | undefined {
  const { backend, count, least = 0, most = count, why } = limit;
  if (named > most) return { callIndex, expected: `"${backend}" at most ${most} times in these ${count} picks (${why})` };
  if (named + (count - seen) < least)
    return { callIndex, expected: `"${backend}" at least ${least} times in these ${count} picks (${why})` };
  return undefined;
}
