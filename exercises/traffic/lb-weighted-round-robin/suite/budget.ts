import { buildCase, type BudgetTest, type CallCase } from '../../../../src/grader/authoring.ts';
import { fleetId } from '../../suite-parts/balancer-calls.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import { join, pick, type Call } from '../../suite-parts/case-shapes.ts';
import manifest from '../exercise.ts';

const backendCount = 16;
const picksBefore = 1000;
const measuredCalls = 400;
const changeEvery = 100;

/** Weights of 16 backends: 4 to 11 at size 1. */
function weightOf(index: number, scale: number): number {
  return scale * (4 + ((index * 5) % 8)) + (scale > 1 ? index : 0);
}

/** Picks a thousand times, then picks on while a weight changes now and then. */
function prepare(scale: number): { fill: CallCase; measured: CallCase } {
  const setup = [
    { backends: Array.from({ length: backendCount }, (_, index) => ({ id: fleetId(index), weight: weightOf(index, scale) })) },
  ];
  const fill = Array.from({ length: picksBefore }, (_, client): Call => pick(client));
  const measured = Array.from({ length: measuredCalls }, (_, index): Call => {
    if (index % changeEvery !== changeEvery / 2) return pick(index);
    const changed = (index - changeEvery / 2) / changeEvery;
    return join(fleetId(changed), weightOf(changed, scale) + 1 + (index % 3));
  });
  return { fill: buildCase(setup, fill), measured: buildCase(setup, measured) };
}

/** Measures what a pick costs as weights grow. */
export const budgetTest: BudgetTest = {
  kind: 'budget',
  id: 'R9/steps',
  rule: 'R9',
  title: 'steps per pick as weights grow',
  failure: 'The cost of a pick grows with the weights or with what was picked before, or is far above what one look at each backend needs.',
  sizes: [1, 10, 100],
  prepare,
  measure(stepsPerCall) {
    const last = stepsPerCall.at(-1)!;
    return [
      { ...budgetOf(manifest, 'steps-per-pick'), value: last },
      { ...budgetOf(manifest, 'growth'), value: last / stepsPerCall[0]! },
    ];
  },
};
