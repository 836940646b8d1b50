import type { Check, Finding } from '../../../../src/grader/authoring.ts';
import { followScript } from '../../suite-parts/follow-script.ts';
import { Standings } from './check.ts';

/**
 * How far a tied backend may be from its share of the picks. With 1,500 picks among at most five, a fair lot has a standard deviation of 5% of the
 * share and strays by six of them about once in 500 million; taking turns does not stray at all. The wrong ones named in the mutants stray by 60% or more.
 */
const tolerance = 0.31;

/** Judges like the exercise's check, and by how often each backend was picked where the same ones are tied all the time, from a pick on. */
export function checkTies(from: number): Check {
  return (one, results) => {
    const expected = new Map<string, number>();
    const actual = new Map<string, number>();
    const add = (to: Map<string, number>, id: string, by: number) => to.set(id, (to.get(id) ?? 0) + by);
    const broken = followScript(one, results, (balancer) => {
      const standings = new Standings(balancer);
      return {
        allowed({ id }) {
          const least = standings.least();
          if (id >= from) for (const backend of least.backends) add(expected, backend, 1 / least.backends.length);
          return least;
        },
        picked({ id, backend }) {
          if (id >= from && backend !== undefined) add(actual, backend, 1);
        },
        changed: (id) => standings.change(id),
      };
    });
    return broken ?? findFavourite(one.methods.length - 1, expected, actual);
  };
}

function findFavourite(callIndex: number, expected: ReadonlyMap<string, number>, actual: ReadonlyMap<string, number>): Finding | undefined {
  for (const [id, share] of expected) {
    const count = actual.get(id) ?? 0;
    if (Math.abs(count / share - 1) <= tolerance) continue;
    const others = [...expected.keys()].map((each) => `"${each}" ${actual.get(each) ?? 0}`).join(', ');
    return { callIndex, expected: `each of the tied backends about ${Math.round(share)} times; picked so often: ${others}` };
  }
  return undefined;
}
