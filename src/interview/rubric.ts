import { dimensionIds } from '../schema/interview.ts';
import type { StageId } from './stages.ts';

export { dimensionIds };

/** One of the dimensions of the rubric. */
export type DimensionId = (typeof dimensionIds)[number];

/** Names a dimension as a heading does. */
export const dimensionNames: Readonly<Record<DimensionId, string>> = {
  scoping: 'Scoping',
  estimation: 'Estimation',
  interface: 'Interface',
  'data-model': 'Data model',
  'high-level-design': 'High-level design',
  'deep-dive': 'Deep dive',
  'trade-offs': 'Trade-offs',
  'failure-thinking': 'Thinking of failures',
  communication: 'Communication',
};

/** The stages in which a dimension shows most: whose example answers help to mark it. */
export const stagesOf: Readonly<Record<DimensionId, readonly StageId[]>> = {
  scoping: ['scope'],
  estimation: ['estimate'],
  interface: ['interface'],
  'data-model': ['data-model'],
  'high-level-design': ['high-level'],
  'deep-dive': ['deep-dive'],
  'trade-offs': ['high-level', 'deep-dive'],
  'failure-thinking': ['bottlenecks'],
  communication: ['wrap-up'],
};

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
