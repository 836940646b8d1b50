import { buildCase, integerArgument, type BudgetTest, type CallCase } from '../../../../src/grader/authoring.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import { method } from '../../suite-parts/cache-calls.ts';
import type { Call } from '../../suite-parts/case-shapes.ts';
import { prepareMixedCalls } from '../../suite-parts/mixed-calls.ts';
import manifest from '../exercise.ts';

const keysHeld = 128;
const rounds = 500;

/**
 * Fills a cache, but for one place, with 128 keys whose counts take n values from n + 1 on; then new keys come and go through the place left. So a
 * search over counts, whether over those there are or upwards from 1, costs n steps, and nothing else depends on n.
 */
function prepareCounts(countValues: number): { fill: CallCase; measured: CallCase } {
  const setup = [{ capacity: keysHeld + 1 }];
  const fill: Call[] = [];
  for (let key = 0; key < keysHeld; key++) fill.push([method.set, integerArgument(key), integerArgument(key)]);
  for (let key = 0; key < keysHeld; key++) {
    const uses = countValues + (key % countValues);
    for (let use = 0; use < uses; use++) fill.push([method.get, integerArgument(key)]);
  }
  const measured: Call[] = [];
  for (let round = 0; round < rounds; round++) {
    const [a, b, c] = [0, 1, 2].map((index) => integerArgument(keysHeld + 3 * round + index)) as [number, number, number];
    measured.push([method.set, a, a], [method.set, b, b], [method.set, c, c], [method.delete, c]);
  }
  return { fill: buildCase(setup, fill), measured: buildCase(setup, measured) };
}

/** Metered steps as keys grow in number, and as their counts do. */
export const budgetTests: readonly BudgetTest[] = [
  {
    kind: 'budget',
    id: 'R14/steps',
    rule: 'R14',
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
  },
  {
    kind: 'budget',
    id: 'R14/counts',
    rule: 'R14',
    title: 'steps per call with 4 and with 128 different counts',
    failure: 'The cost of a call grows with the counts: the lowest one is searched for.',
    sizes: [4, 128],
    prepare: prepareCounts,
    measure: (stepsPerCall) => [{ ...budgetOf(manifest, 'growth-with-counts'), value: stepsPerCall.at(-1)! / stepsPerCall[0]! }],
  },
];
