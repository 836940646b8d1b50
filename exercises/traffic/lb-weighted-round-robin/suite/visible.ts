import type { CasesTest } from '../../../../src/grader/authoring.ts';
import { lettered } from '../../suite-parts/balancer-setup.ts';
import { fail, finish, join, leave, pick, type Call } from '../../suite-parts/case-shapes.ts';
import { example } from '../../suite-parts/example.ts';
import { check } from './check.ts';

/** Picks so many times. */
function picks(count: number): Call[] {
  return Array.from({ length: count }, (_, client) => pick(client));
}

const fiveOneOne = { backends: lettered([5, 1, 1]) };

/** The tests a learner sees and can run at will: the examples of the statement. */
export const visibleTests: readonly CasesTest[] = [
  example('R1/example', 'R1', 'no backend, no name', 'With an empty list pick must give undefined.', { backends: [] }, [
    pick(0),
    join('a'),
    pick(1),
    leave('a'),
    pick(2),
  ]),
  example(
    'R2/example',
    'R2',
    'weights 5, 1, 1 give a a b a c a a',
    'Weights 5, 1, 1 must give a a b a c a a.',
    fiveOneOne,
    picks(14),
    check,
  ),
  example(
    'R3/example',
    'R3',
    'equal weights take turns from the front of the list',
    'Of equal standings the earliest in the list comes first.',
    { backends: lettered([1, 1, 1]) },
    picks(6),
    check,
  ),
  example(
    'R4/example',
    'R4',
    'a and b keep their standings when c leaves',
    'A backend that stayed lost its standing when another left.',
    fiveOneOne,
    [...picks(2), leave('c'), ...picks(6)],
    check,
  ),
  example(
    'R6/example',
    'R6',
    'a new weight starts at zero',
    'A backend whose weight changed must start at zero.',
    fiveOneOne,
    [...picks(2), join('a', 2), ...picks(8)],
    check,
  ),
  example(
    'R7/example',
    'R7',
    'ends of requests change nothing',
    'The end of a request changed whose turn it is.',
    { backends: lettered([2, 1]) },
    [pick(0), pick(1), fail(0), pick(2), finish(1), finish(2), pick(3), pick(4)],
    check,
  ),
];
