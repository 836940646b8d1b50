import type { CallCase, Check, Finding } from '../../../../src/grader/authoring.ts';
import { followScript, type BalancerScript } from '../../suite-parts/follow-script.ts';
import { method } from '../../suite-parts/balancer-calls.ts';

/**
 * Returns the chance of each healthy backend to be picked now: of all pairs, those it wins, and half of those it ties. With n backends of which the
 * r-th most loaded has r - 1 above it, that is 2 (r - 1) / (n (n - 1)) where no loads are equal.
 */
export function chances({ healthy, running }: Pick<BalancerScript, 'healthy'> & { running(id: string): number }): Map<string, number> {
  const ids = [...healthy.keys()];
  const pairs = (ids.length * (ids.length - 1)) / 2;
  const wins = (id: string) =>
    ids.reduce((sum, other) => {
      if (other === id) return sum;
      const difference = running(other) - running(id);
      return sum + (difference > 0 ? 1 : difference === 0 ? 0.5 : 0);
    }, 0);
  return new Map(ids.map((id) => [id, ids.length === 1 ? 1 : wins(id) / pairs]));
}

/**
 * How far shares may be from the chances, in standard deviations of a normal number: a right balancer is beyond that in one case of three million, and
 * a grading has twelve.
 */
const deviations = 5;

/** Returns a check of how often each backend is picked, from the pick numbered `from` on, where loads no longer change between picks. */
export function checkShares(from: number): Check {
  return (one, results) => {
    const expected = new Map<string, number>();
    const actual = new Map<string, number>();
    const count = (into: Map<string, number>, id: string, by: number) => into.set(id, (into.get(id) ?? 0) + by);
    let chance: ReadonlyMap<string, number> = new Map();
    let loads = '';
    const broken = followScript(one, results, (balancer) => ({
      allowed({ id }) {
        if (id === from) chance = chances({ healthy: balancer.healthy, running: (each) => balancer.running(each) });
        if (id >= from) for (const [each, its] of chance) count(expected, each, its);
        return undefined;
      },
      picked({ id, backend }) {
        if (id === from) loads = loadsText(balancer, backend);
        if (id >= from && backend !== undefined) count(actual, backend, 1);
      },
    }));
    return broken ?? judgeShares(one, loads, expected, actual);
  };
}

/** Returns the loads before a pick that has just been counted: `2 on "a", 0 on "b"`. */
function loadsText(balancer: BalancerScript, picked: string | undefined): string {
  return [...balancer.healthy.keys()].map((id) => `${balancer.running(id) - (id === picked ? 1 : 0)} on "${id}"`).join(', ');
}

/** Pearson's test: the sum of squared differences over what is expected follows a chi-square law. */
function judgeShares(
  one: CallCase,
  loads: string,
  expected: ReadonlyMap<string, number>,
  actual: ReadonlyMap<string, number>,
): Finding | undefined {
  let sum = 0;
  let worst = '';
  let farthest = -1;
  for (const [id, mean] of expected) {
    const difference = (actual.get(id) ?? 0) - mean;
    // One that never wins has no chance; that it is not picked is another rule's matter.
    const part = mean > 0 ? (difference * difference) / mean : difference * difference;
    sum += part;
    if (part > farthest) [farthest, worst] = [part, id];
  }
  const freedom = [...expected.values()].filter((mean) => mean > 0).length - 1;
  if (sum <= chiSquareLimit(freedom)) return undefined;
  const total = [...actual.values()].reduce((all, each) => all + each, 0);
  const about = Math.round(expected.get(worst)!);
  return {
    callIndex: one.methods.lastIndexOf(method.pick),
    expected: `"${worst}" in about ${about} of the last ${total} picks, before each of which ${loads} were running; it was named in ${actual.get(worst) ?? 0}`,
  };
}

/** Returns the sum that a chi-square law exceeds hardly ever. Source: Wilson and Hilferty, PNAS 17(12), 1931 (the cube root is nearly normal). */
function chiSquareLimit(freedom: number): number {
  const spread = 2 / (9 * Math.max(1, freedom));
  const root = 1 - spread + deviations * Math.sqrt(spread);
  return Math.max(1, freedom) * root * root * root;
}
