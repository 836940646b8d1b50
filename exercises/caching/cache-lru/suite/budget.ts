import type { BudgetTest } from '../../../../src/grader/authoring.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import { prepareMixedCalls } from '../../suite-parts/mixed-calls.ts';
import manifest from '../exercise.ts';

export const budgetTest: BudgetTest = {
  kind: 'budget',
  id: 'R12/steps',
  rule: 'R12',
  title: 'steps per call at 1,024, 4,096 and 16,384 keys',
  failure: 'The cost of a call grows with the number of keys held, or is far above what a constant-time cache needs.',
  sizes: [1024, 4096, 16384],
  prepare: prepareMixedCalls,
  measure(stepsPerCall) {
    const last = stepsPerCall.at(-1)!;
    return [
      { ...budgetOf(manifest, 'steps-per-operation'), value: last },
      { ...budgetOf(manifest, 'growth'), value: last / stepsPerCall[0]! },
    ];
  },
};
