import { buildCase, type BudgetTest, type CallCase } from '../../../../src/grader/authoring.ts';
import { fleetId } from '../../suite-parts/balancer-calls.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import { finish, pick, type Call } from '../../suite-parts/case-shapes.ts';
import manifest from '../exercise.ts';

const measuredPicks = 1000;

/** Lets two requests run on each of n backends, on the average, then picks and ends by turns, the oldest request first. */
function prepare(size: number): { fill: CallCase; measured: CallCase } {
  const setup = [{ backends: Array.from({ length: size }, (_, index) => ({ id: fleetId(index), weight: 1 })), seed: 1 }];
  const fill = Array.from({ length: 2 * size }, (_, client): Call => pick(client));
  const measured = Array.from({ length: measuredPicks }, (_, index) => [pick(index), finish(index)]).flat();
  return { fill: buildCase(setup, fill), measured: buildCase(setup, measured) };
}

export const budgetTest: BudgetTest = {
  kind: 'budget',
  id: 'R10/steps',
  rule: 'R10',
  title: 'steps per call with 8, 64 and 512 backends',
  failure: 'The cost of a call grows with the number of backends, or is far above what two draws need.',
  sizes: [8, 64, 512],
  prepare,
  measure(stepsPerCall) {
    const last = stepsPerCall.at(-1)!;
    return [
      { ...budgetOf(manifest, 'steps-per-call'), value: last },
      { ...budgetOf(manifest, 'growth'), value: last / stepsPerCall[0]! },
    ];
  },
};
