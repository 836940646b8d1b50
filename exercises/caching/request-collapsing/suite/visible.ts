import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import { ruleTest } from '../../../service-parts/rule-tests.ts';
import { factory } from './rules.ts';

function example(id: string, simulation: string, title: string, failure: string, lines: readonly string[]): SimulationTest {
  return ruleTest(factory, { id, title, failure, lines, simulations: [simulation] });
}

/** The tests a learner sees and can run at will. Any rule broken in one fails it. The limit is 200 ms; a call takes 40 ms unless said otherwise. */
export const visibleTests: readonly SimulationTest[] = [
  example('R2/example', 'example-crowd', 'three gets share a call', 'Gets of one key at the same time did not share a call.', [
    "collapser.get('/page') // at 0: fetch('/page')",
    "collapser.get('/page') // at 10: joins",
    "collapser.get('/page') // at 39: joins",
    '// at 40: the answer for all three',
    "collapser.get('/page') // at 60: fetch('/page') again",
  ]),
  example('R4/example', 'example-keys', 'two keys side by side', 'A get waited for another key, or got its answer.', [
    '// the first call takes 80 ms, the second 40 ms',
    "collapser.get('/page') // at 0: fetch('/page')",
    "collapser.get('/other') // at 10: fetch('/other'); at 50: its answer",
    "collapser.get('/page') // at 20: joins the first; at 80: the answer for both",
  ]),
  example('R6/example', 'example-failure', 'a call that fails', 'A failed call did not reach everybody, or was kept.', [
    '// the first call fails after 40 ms',
    "collapser.get('/page') // at 0: fetch('/page')",
    "collapser.get('/page') // at 10: joins",
    '// at 40: both reject with the error of the call',
    "collapser.get('/page') // at 60: fetch('/page') again",
  ]),
  example('R8/example', 'example-timeout', 'a call without an answer', 'A call without an answer was not given up as it should be.', [
    '// the first call is never answered',
    "collapser.get('/page') // at 0: fetch('/page')",
    "collapser.get('/page') // at 190: joins",
    "// at 200: both reject with a TimeoutError; abort('/page')",
    "collapser.get('/page') // at 210: fetch('/page') again",
  ]),
  example('R9/example', 'example-late', 'an answer that comes too late', 'An answer that came too late touched the next call.', [
    '// the first call takes 250 ms, the second 100 ms',
    "collapser.get('/page') // at 0: fetch('/page'); at 200: rejects with a TimeoutError",
    "collapser.get('/page') // at 210: fetch('/page') again",
    '// at 250: the first answer comes, and nothing happens',
    "collapser.get('/page') // at 270: joins the second call; at 310: its answer for both",
  ]),
  example('R10/example', 'example-leaves', 'the first caller leaves', 'When one caller left, somebody else was disturbed.', [
    "collapser.get('/page', signal) // at 0: fetch('/page')",
    "collapser.get('/page') // at 10: joins",
    '// at 20: the first caller leaves, and its get rejects with an AbortError',
    "collapser.get('/page') // at 30: joins",
    '// at 40: the answer for the second and third',
  ]),
  example('R11/example', 'example-deserted', 'everybody leaves', 'A call that everybody had left was not given up.', [
    "collapser.get('/page', signal) // at 0: fetch('/page')",
    "collapser.get('/page', otherSignal) // at 10: joins",
    '// at 20: the first caller leaves',
    "// at 30: the second leaves; abort('/page')",
    "collapser.get('/page') // at 35: fetch('/page') again; at 75: its answer",
  ]),
];
