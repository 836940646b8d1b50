import type { Load } from '../../design/index.ts';
import { formatNumber } from '../../estimate/index.ts';
import type { Loads } from '../../interview/estimates.ts';
import type { JudgedObjective } from '../../interview/objectives.ts';

/** One number of the load as the learner estimated it, beside that of the case. */
export interface LoadDifference {
  readonly id: string;
  readonly name: string;
  readonly learner: number;
  readonly own: number;
  /** The learner's over the case's; Infinity where the case's is 0 and the learner's is not. */
  readonly factor: number;
}

/** Two numbers of the load this close are the same: an estimate is graded by its order of magnitude. */
const sameWithin = 1.25;

/** Returns the numbers of both loads: for each kind of request its rate and its keys. */
export function compareLoads({ learner, own }: Loads): readonly LoadDifference[] {
  return own.kinds.flatMap(({ id, name, ratePerSecond, keys }) => {
    const other = learner.kinds.find((kind) => kind.id === id);
    if (!other) return [];
    return [
      { id: `${id}-rate`, name: `“${name}” a second`, ...compare(other.ratePerSecond, ratePerSecond) },
      { id: `${id}-keys`, name: `Keys of “${name}”`, ...compare(other.keys.count, keys.count) },
    ];
  });
}

function compare(learner: number, own: number): Pick<LoadDifference, 'learner' | 'own' | 'factor'> {
  return { learner, own, factor: learner === own ? 1 : own === 0 ? Infinity : learner / own };
}

/** Returns whether two loads are the same but for what objectives they name: runs under one are then runs under the other. */
export function isSameLoad({ learner, own }: Loads): boolean {
  const numbers = ({ kinds }: Load): string => JSON.stringify(kinds.map(({ objective: _, ...kind }) => kind));
  return numbers(learner) === numbers(own);
}

/** Returns whether an estimate is so far off that the design met another system than the one that was asked for. */
export function isFarOff({ factor }: LoadDifference): boolean {
  return factor > sameWithin || factor < 1 / sameWithin;
}

/** Says how far off an estimate is: "3 times too low", "as in the case". */
export function describeFactor(difference: LoadDifference): string {
  const { factor } = difference;
  if (!isFarOff(difference)) return factor === 1 ? 'as in the case' : 'close to the case';
  if (factor === Infinity || factor === 0) return factor === 0 ? 'none, where the case has some' : 'some, where the case has none';
  return factor > 1 ? `${formatNumber(factor)} times too high` : `${formatNumber(1 / factor)} times too low`;
}

/**
 * Says what the learner's assumptions broke: the objectives that the design meets under the learner's numbers and misses under those of the
 * case, or the other way round, with the estimates that are far off. Returns an empty list while one of the two was not run.
 */
export function reconcile(loads: Loads, learner: readonly JudgedObjective[], own: readonly JudgedObjective[]): readonly string[] {
  const judgedOwn = new Map(own.map((one) => [`${one.trial}/${one.id}`, one]));
  const both = learner.flatMap((mine) => {
    const theirs = judgedOwn.get(`${mine.trial}/${mine.id}`);
    return theirs && mine.outcome !== 'unseen' && theirs.outcome !== 'unseen' ? [{ mine, theirs }] : [];
  });
  if (both.length === 0) return [];
  const far = compareLoads(loads).filter(isFarOff);
  const because = far.map((one) => `${one.name}: ${describeFactor(one)}`).join('; ');
  // An objective that changes in several runs is told once, by the first of them.
  const changed = Map.groupBy(
    both.filter(({ mine, theirs }) => mine.outcome !== theirs.outcome),
    ({ mine, theirs }) => `${theirs.outcome}/${mine.id}`,
  );
  const lines = [...changed.values()].map((pairs) => {
    const { mine, theirs } = pairs[0]!;
    const more = pairs.length > 1 ? `, and likewise in ${pairs.length - 1} more` : '';
    const seen = `${mine.seenShown} under your numbers, ${theirs.seenShown} under those of the case${more}`;
    const text = mine.text.replace(/\.$/, '');
    const what = theirs.outcome === 'missed' ? 'Your numbers hid a failure.' : 'Your numbers asked too much of the design.';
    return `${what} ${text}: ${seen}.`;
  });
  if (lines.length > 0) return far.length > 0 ? [...lines, `Where your numbers differ: ${because}.`] : lines;
  if (far.length === 0) return ['Your numbers are close to those of the case, and so is what came of them.'];
  return [`Your numbers differ, ${because}, and every objective comes out the same all the same.`];
}
