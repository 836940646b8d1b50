import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, type BudgetTest, type CallCase, type CasesTest } from '../../../../src/grader/authoring.ts';
import manifest from '../exercise.ts';
import { method } from './interface.ts';

const { value, increment, decrement } = method;

/** Draws calls of some kinds, the value read after each. */
function draw(stream: RandomStream, kinds: readonly number[], length = 20): CallCase {
  const calls = Array.from({ length }, () => [[kinds[stream.below(kinds.length)]!], [value]] as const).flat();
  return buildCase([{ limit: 1 + stream.below(4) }], calls);
}

function drawMany(kinds: readonly number[]): (stream: RandomStream) => CallCase[] {
  return (stream) => Array.from({ length: 40 }, (_, index) => draw(stream.fork(String(index)), kinds));
}

// TO WRITE: visible tests that are the statement's examples, and hidden ones for every rule, each with calls its rule speaks of and no others.

/** Small cases, one test a rule. */
export const caseTests: readonly CasesTest[] = [
  {
    kind: 'cases',
    id: 'R2/example',
    rule: 'R2',
    title: 'the limit is reached and not passed',
    failure: 'An increment at the limit went wrong.',
    visible: true,
    cases: () => [buildCase([{ limit: 1 }], [[increment], [value], [increment], [value]])],
  },
  {
    kind: 'cases',
    id: 'R1/value',
    rule: 'R1',
    title: 'value counts what succeeded',
    failure: 'value was not the number of increments less the decrements that succeeded.',
    judged: [value],
    cases: drawMany([increment, decrement]),
  },
  {
    kind: 'cases',
    id: 'R2/increment',
    rule: 'R2',
    title: 'increment stops at the limit',
    failure: 'increment gave a wrong answer, or passed the limit.',
    cases: drawMany([increment]),
  },
  {
    kind: 'cases',
    id: 'R3/decrement',
    rule: 'R3',
    title: 'decrement stops at 0',
    failure: 'decrement gave a wrong answer, or went below 0.',
    cases: drawMany([increment, decrement, decrement]),
  },
  {
    kind: 'cases',
    id: 'R4/bad-limit',
    rule: 'R4',
    title: 'bad limits throw a RangeError, good ones do not',
    failure: 'A limit that is not an integer of at least 1 was accepted, or a good one refused.',
    cases: () =>
      [0, -1, 1.5, NaN, Infinity, 1, 2, 1000].map((limit) =>
        buildCase([{ limit }], limit >= 1 && Number.isInteger(limit) ? [[increment]] : []),
      ),
  },
];

/** Steps a call with 1,024 and 4,096 calls made before. */
export const budgetTest: BudgetTest = {
  kind: 'budget',
  id: 'R5/steps',
  rule: 'R5',
  title: 'steps per call after 1,024 and 4,096 calls',
  failure: 'The cost of a call grows with the number of calls made before.',
  sizes: [1024, 4096],
  prepare: (size, stream) => {
    const setup = [{ limit: 10 }];
    const calls = (length: number) =>
      buildCase(
        setup,
        Array.from({ length }, () => [stream.below(3)] as const),
      );
    return { fill: calls(size), measured: calls(1024) };
  },
  measure: (stepsPerCall) => manifest.budgets.map(({ id, budget, unit }) => ({ id, budget, unit, value: stepsPerCall.at(-1)! })),
};
