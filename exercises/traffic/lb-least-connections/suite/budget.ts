import { buildCase, type BudgetTest, type CallCase } from '../../../../src/grader/authoring.ts';
import { fleetId } from '../../suite-parts/balancer-calls.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import { finish, pick, type Call } from '../../suite-parts/case-shapes.ts';
import manifest from '../exercise.ts';

const backendCount = 16;
const measuredPicks = 300;

/** Lets so many requests run, then picks and ends by turns, the oldest request first. */
function prepare(running: number): { fill: CallCase; measured: CallCase } {
  const setup = [
    { backends: Array.from({ length: backendCount }, (_, index) => ({ id: fleetId(index), weight: 1 + (index % 4) })), seed: 1 },
  ];
  const fill = Array.from({ length: running }, (_, client): Call => pick(client));
  const measured = Array.from({ length: measuredPicks }, (_, index) => [pick(index), finish(index)]).flat();
  return { fill: buildCase(setup, fill), measured: buildCase(setup, measured) };
}

/** Measures what a call costs as more requests run. */
export const budgetTest: BudgetTest = {
  kind: 'budget',
  id: 'R9/steps',
  rule: 'R9',
  title: 'steps per call with 64 and 4,096 requests running',
  failure: 'The cost of a call grows with the requests that run, or is far above what one look at each backend needs.',
  sizes: [64, 4096],
  prepare,
  measure(stepsPerCall) {
    const last = stepsPerCall.at(-1)!;
    return [
      { ...budgetOf(manifest, 'steps-per-call'), value: last },
      { ...budgetOf(manifest, 'growth'), value: last / stepsPerCall[0]! },
    ];
  },
};
