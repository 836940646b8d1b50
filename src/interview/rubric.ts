import { dimensionIds } from '../schema/interview.ts';

export { dimensionIds };

/** One of the dimensions of the rubric. */
export type DimensionId = (typeof dimensionIds)[number];

/** A mark in one dimension: 0 is missing, 3 is what a strong candidate does. */
export type Mark = 0 | 1 | 2 | 3;

/** The best mark there is. */
export const bestMark: Mark = 3;

/** Returns how often a dimension counts: the deep dive double, the others once. */
export function weightOf(dimension: DimensionId): 1 | 2 {
  return dimension === 'deep-dive' ? 2 : 1;
}

/** A sum of marks, weighted, and the most it could have been; both 0 where nothing is marked. */
export interface Score {
  readonly points: number;
  readonly most: number;
}

/** Adds up the marks given, each by its weight. What is not marked counts neither for nor against. */
export function scoreOf(marks: ReadonlyMap<DimensionId, Mark>): Score {
  let [points, most] = [0, 0];
  for (const [dimension, mark] of marks) {
    points += mark * weightOf(dimension);
    most += bestMark * weightOf(dimension);
  }
  return { points, most };
}
