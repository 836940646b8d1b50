import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import type { SagaRun } from '../../../../src/sim/saga/index.ts';
import { judgeKinds } from './find-violation.ts';

/** A visible test: one schedule, whose story is told in lines of source. Any rule broken in it fails it. */
function example(id: string, simulation: string, title: string, failure: string, lines: readonly string[]): SimulationTest {
  return {
    kind: 'simulation',
    id,
    rule: id.slice(0, id.indexOf('/')),
    title,
    failure,
    visible: true,
    lines,
    simulations: [simulation],
    judge: (runs: readonly SagaRun[]) => judgeKinds(runs),
  };
}

const order = '// order: reserve, pay, send';

/** The tests a learner sees and can run at will: the simplest schedules, the examples of the statement among them. */
export const visibleTests: readonly SimulationTest[] = [
  example('R1/example', 'example-completes', 'three steps that all succeed', 'A saga without any failure went wrong.', [
    order,
    "await coordinator.run('order', 'o-1', { item: 'book', count: 2 })",
    '// calls: reserve, pay, send',
    '// { id: "o-1", status: "completed", results: { reserve: …, pay: …, send: … } }',
  ]),
  example('R2/example', 'example-busy', 'a busy service is tried again', 'A retryable failure was not met with another try.', [
    order,
    "await coordinator.run('order', 'o-1', { item: 'book', count: 2 })",
    '// calls: reserve, pay (busy: definite, retryable), a wait, pay again with the same key, send',
    '// { id: "o-1", status: "completed", … }',
  ]),
  example(
    'R4/example',
    'example-refused',
    'the last step is refused, so the others are undone',
    'A saga that failed was not compensated as it should.',
    [
      order,
      "await coordinator.run('order', 'o-1', { item: 'book', count: 2 })",
      '// calls: reserve, pay, send (refused: definite, not retryable), undo pay, undo reserve',
      '// { id: "o-1", status: "compensated", failedStep: "send" }',
    ],
  ),
  example('R5/example', 'example-lost', 'a step whose answers are lost is undone too', 'A step that may have happened was not undone.', [
    order,
    "await coordinator.run('order', 'o-1', { item: 'book', count: 2 })",
    '// calls: reserve, pay four times (each answer lost), undo pay, undo reserve',
    '// { id: "o-1", status: "compensated", failedStep: "pay" }',
  ]),
  example('R6/example', 'example-pivot', 'past the pivot nothing is undone', 'A saga that failed past its pivot did not get stuck there.', [
    '// order: reserve, pay (pivot), send',
    "await coordinator.run('order', 'o-1', { item: 'book', count: 2 })",
    '// calls: reserve, pay, send (refused)',
    '// { id: "o-1", status: "stuck", step: "send" }',
  ]),
  example(
    'R7/example',
    'example-undo-fails',
    'a failed compensation is reported, and the next one runs',
    'A failed compensation was dropped, or stopped the others.',
    [
      order,
      "await coordinator.run('order', 'o-1', { item: 'book', count: 2 })",
      '// calls: reserve, pay, send (refused), undo pay (refused), undo reserve',
      '// { id: "o-1", status: "stuck", step: "pay" }',
    ],
  ),
  example('R12/example', 'example-crash', 'a crash in the middle of a step', 'After a crash the saga was not taken to its end.', [
    order,
    "coordinator.run('order', 'o-1', { item: 'book', count: 2 })",
    '// calls: reserve, pay; here the machine stops: pay is done, but its answer is lost',
    'const restarted = createCoordinator(env) // only the log is left',
    'await restarted.recover()',
    '// calls: pay again with the same key, send',
    '// [{ id: "o-1", status: "completed", … }]',
  ]),
];
