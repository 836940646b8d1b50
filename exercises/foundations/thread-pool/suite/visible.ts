import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import { ruleTest } from '../../../service-parts/rule-tests.ts';
import { factory } from './rules.ts';

function example(id: string, simulation: string, title: string, failure: string, lines: readonly string[]): SimulationTest {
  return ruleTest(factory, { id, title, failure, lines, simulations: [simulation] });
}

const pools = '// pages: 2 workers, 2 may wait; reports: 1 worker, 1 may wait';

/** The tests a learner sees and can run at will. Any rule broken in one fails it. A page takes 10 ms, a report 300 ms. */
export const visibleTests: readonly SimulationTest[] = [
  example('R1/example', 'example-size', 'workers for three loads', 'A size is not what Little’s law asks for.', [
    '// utilisation: 0.8',
    'pools.size(200, 51) // 13: 10.2 are busy, 10.2 / 0.8 = 12.75',
    'pools.size(30, 20) // 1',
    'pools.size(0, 20) // 1: at least one',
  ]),
  example(
    'R4/example',
    'example-line',
    'four pages, two workers',
    'The pages were not run two at a time, in the order in which they came.',
    [
      pools,
      "pools.submit('page', 'p1') // at 0: run('p1'); at 10: 'done p1'",
      "pools.submit('page', 'p2') // at 1: run('p2'); at 11: 'done p2'",
      "pools.submit('page', 'p3') // at 2: waits; at 10: run('p3')",
      "pools.submit('page', 'p4') // at 3: waits; at 11: run('p4')",
    ],
  ),
  example('R5/example', 'example-full', 'a report too many', 'The queue of reports took too many or too few.', [
    pools,
    "pools.submit('report', 'r1') // at 0: run('r1')",
    "pools.submit('report', 'r2') // at 10: waits; at 300: run('r2')",
    "pools.submit('report', 'r3') // at 20: rejects, the error is named Rejected",
  ]),
  example('R6/example', 'example-bulkhead', 'a page behind slow reports', 'A page had to do with reports.', [
    pools,
    "pools.submit('report', 'r1') // at 0: run('r1')",
    "pools.submit('report', 'r2') // at 10: waits, though both workers for pages are idle",
    "pools.submit('report', 'r3') // at 20: rejects",
    "pools.submit('page', 'p1') // at 30: run('p1')",
  ]),
  example('R8/example', 'example-failure', 'a job that rejects', 'A job that rejected cost a worker, or its error was lost.', [
    pools,
    "pools.submit('report', 'r1') // at 0: run('r1'); at 300: rejects with its error",
    "pools.submit('report', 'r2') // at 10: waits; at 300: run('r2')",
  ]),
  example('R9/example', 'example-throw', 'a job that throws at once', 'A job that threw at once cost a worker, or its error was lost.', [
    pools,
    "pools.submit('report', 'r1') // at 0: run('r1') throws; rejects with its error",
    "pools.submit('report', 'r2') // at 10: run('r2')",
  ]),
  example(
    'R12/example',
    'example-close',
    'closing with a job in the queue',
    'A close dropped a job, took one more, or resolved at the wrong time.',
    [
      pools,
      "pools.submit('report', 'r1') // at 0: run('r1')",
      "pools.submit('report', 'r2') // at 10: waits; at 300: run('r2')",
      'pools.close() // at 20; resolves at 600',
      "pools.submit('page', 'p1') // at 30: rejects, the error is named Closed",
    ],
  ),
];
