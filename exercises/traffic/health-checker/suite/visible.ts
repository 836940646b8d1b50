import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import { ruleTest } from '../../../service-parts/rule-tests.ts';
import { findBreach } from './find-breach.ts';
import { names } from './rules.ts';

function example(id: string, simulation: string, title: string, failure: string, lines: readonly string[]): SimulationTest {
  return ruleTest({ find: findBreach, names }, { id, title, failure, lines, simulations: [simulation] });
}

/** The tests a learner sees and can run at will. Two backends, 1,000 ms between turns, a limit of 300 ms, fall 3, rise 2, unless said otherwise. */
export const visibleTests: readonly SimulationTest[] = [
  example('R1/example', 'example-turns', 'turns of two backends', 'A backend was not probed at its turns.', [
    '// a takes about 200 ms to answer',
    'checker.start() // at 0: probe("a"); at 500: probe("b")',
    '// at 1000: probe("a"); at 1500: probe("b"); at 2000: probe("a") ...',
  ]),
  example(
    'R2/example',
    'example-silent',
    'turns are left out while a probe is under way',
    'A probe was made beside another, or at the wrong time.',
    [
      '// timeoutMs: 2500; b never answers',
      'checker.start() // at 500: probe("b"), under way until 3000',
      '// at 1500 and 2500: no probe of b; at 3500: probe("b")',
    ],
  ),
  example('R6/example', 'example-fall', 'three failures in a row', 'A backend was ejected too early, too late or not at all.', [
    '// probes of b, from 500 on: refused, well, refused, refused, refused',
    'checker.healthy() // at 3600: ["a", "b"]',
    'checker.healthy() // at 4600: ["a"]',
  ]),
  example(
    'R4/example',
    'example-late',
    'answers that come too late',
    'A probe was not a failure at its time limit, or its late answer was counted.',
    [
      '// fall: 2; every probe of b answers well, but only after the limit of 300 ms',
      'checker.healthy() // at 1790: ["a", "b"]',
      'checker.healthy() // at 1820: ["a"]; the second failure was at 1800',
      'checker.healthy() // at 2400: ["a"]',
    ],
  ),
  example('R7/example', 'example-rise', 'two good probes in a row', 'A backend was readmitted too early, too late or not at all.', [
    '// fall: 1; probes of b, from 500 on: refused, well, refused, well, well',
    'checker.healthy() // at 600, 1600, 2600, 3600: ["a"]',
    'checker.healthy() // at 4600: ["a", "b"]',
  ]),
  example('R8/example', 'example-report', 'failed requests count like failed probes', 'Reports were not counted as they should be.', [
    'checker.report("b", false) // at 700',
    'checker.report("b", false) // at 900',
    '// at 1500: the probe of b is refused',
    'checker.healthy() // at 1600: ["a"]',
    'checker.report("b", true) // at 1700: counts for nothing, b is out',
    'checker.healthy() // at 2600: ["a"]; at 3600: ["a", "b"], after two good probes',
  ]),
  example('R11/example', 'example-limit', 'both fail', 'Nobody was left, or the last one was never ejected.', [
    '// fall: 2, maxEjected: 2; a is refused each time, b twice',
    'checker.healthy() // at 1200: ["b"]',
    'checker.healthy() // at 1600: ["b"]; the last one stays',
    'checker.healthy() // at 3600: ["b"]',
  ]),
];
