import type { BudgetTest } from '../../../../src/grader/authoring.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import { prepareMixedCalls } from '../../suite-parts/mixed-calls.ts';
import manifest from '../exercise.ts';
import { byPolicy, policies, type PolicyName } from './policies.ts';

function stepsOf(policy: PolicyName): BudgetTest {
  return {
    kind: 'budget',
    id: `R16/${policy}`,
    rule: 'R16',
    title: `steps per call under ${policy} at 1,024 and 8,192 keys`,
    failure: `Under ${policy}, the cost of a call grows with the number of keys held, or is far above what a constant-time cache needs.`,
    sizes: [1024, 8192],
    prepare(size, stream) {
      const { fill, measured } = prepareMixedCalls(size, stream);
      return { fill: byPolicy(fill, policy, size), measured: byPolicy(measured, policy, size) };
    },
    measure: (stepsPerCall) => [{ ...budgetOf(manifest, `steps-${policy}`), value: stepsPerCall.at(-1)! }],
  };
}

/** Metered steps by policy. */
export const budgetTests: readonly BudgetTest[] = policies.map(stepsOf);
