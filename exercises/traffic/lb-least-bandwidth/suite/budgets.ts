import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, type BudgetTest, type CallCase } from '../../../../src/grader/authoring.ts';
import { lettered } from '../../suite-parts/balancer-setup.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import { advance, finish, pick, progress, type Call } from '../../suite-parts/case-shapes.ts';
import manifest from '../exercise.ts';

/** Requests that run at a time. */
const running = 4;
const measuredMs = 1500;

/** One pick, one report and one end a millisecond: of the requests that run, the oldest ends. */
function milliseconds(from: number, count: number, stream: RandomStream): Call[] {
  const calls: Call[] = [];
  for (let request = from; request < from + count; request++) {
    calls.push(advance(1), pick(request & 1023));
    if (request >= 1) calls.push(progress(request - 1, 1 + stream.below(500)));
    if (request >= running) calls.push(finish(request - running, 500 + stream.below(1000)));
  }
  return calls;
}

/** Fills a window, then goes on for a second and a half. */
function prepareWindow(windowMs: number, stream: RandomStream): { fill: CallCase; measured: CallCase } {
  const setup = [{ backends: lettered(Array.from({ length: 8 }, () => 1)), windowMs }];
  return {
    fill: buildCase(setup, milliseconds(0, windowMs, stream)),
    measured: buildCase(setup, milliseconds(windowMs, measuredMs, stream)),
  };
}

/** Metered steps as the window grows. */
export const budgetTest: BudgetTest = {
  kind: 'budget',
  id: 'R9/steps',
  rule: 'R9',
  title: 'steps per call with windows of 256, 1,024 and 4,096 ms',
  failure: 'The cost of a call grows with the window, or is far above what a queue with running sums needs.',
  sizes: [256, 1024, 4096],
  prepare: prepareWindow,
  measure: (stepsPerCall) => [
    { ...budgetOf(manifest, 'steps-per-call'), value: stepsPerCall.at(-1)! },
    { ...budgetOf(manifest, 'growth'), value: stepsPerCall.at(-1)! / stepsPerCall[0]! },
  ],
};
