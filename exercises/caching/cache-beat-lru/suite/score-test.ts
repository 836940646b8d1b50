import type { CasesTest } from '../../../../src/grader/authoring.ts';
import { measureScore, scoreOf } from './score.ts';
import { scoredCases } from './workloads.ts';

/** Scores the cache on the six workloads; that its answers are possible is judged as everywhere. */
export const scoreTest: CasesTest = {
  kind: 'cases',
  id: 'R11/score',
  rule: 'R11',
  title: 'beats LRU on six workloads',
  failure: 'The cache did not come far enough from LRU towards Belady, or gave up one workload for the others.',
  cases: scoredCases,
  measure: measureScore,
  score: scoreOf,
};
