import type { CasesTest } from '../../../../src/grader/authoring.ts';
import { lettered } from '../../suite-parts/balancer-setup.ts';
import { fail, finish, join, leave, pick } from '../../suite-parts/case-shapes.ts';
import { example } from '../../suite-parts/example.ts';

const none = { backends: [], seed: 1 };
const one = { backends: lettered([1]), seed: 1 };
const two = { backends: lettered([1, 1]), seed: 1 };
const three = { backends: lettered([1, 1, 1]), seed: 1 };

/** The tests a learner sees and can run at will: the example of the statement in parts. */
export const visibleTests: readonly CasesTest[] = [
  example('R2/example', 'R2', 'one backend serves everything', 'There was one backend, and a request did not go to it.', one, [
    pick(1),
    pick(2),
    finish(0),
    pick(3),
  ]),
  example('R1/example', 'R1', 'no backend, no name', 'With no healthy backend pick must give undefined.', none, [
    pick(1),
    join('a'),
    pick(2),
    leave('a'),
    pick(3),
  ]),
  example(
    'R3/example',
    'R3',
    'of two backends always the less loaded',
    'There were two backends, and the request went to the one with more requests running.',
    one,
    [pick(1), pick(2), join('b'), pick(3), pick(4), pick(5), pick(6), pick(7), finish(0), finish(1), pick(8), pick(9)],
  ),
  example(
    'R3/example-three',
    'R3',
    'of three backends never the most loaded',
    'A request went to the backend with the most requests running.',
    one,
    [pick(1), pick(2), pick(3), join('b'), pick(4), join('c'), pick(5), pick(6), finish(3), pick(7), pick(8)],
  ),
  example('R6/example', 'R6', 'a failed request runs no more', 'A request that had failed still counted as running.', two, [
    pick(1),
    pick(2),
    fail(0),
    pick(3),
    fail(1),
    pick(4),
  ]),
  example('R7/example', 'R7', 'who left is not picked', 'A request went to a backend that had left.', three, [
    pick(1),
    pick(2),
    pick(3),
    leave('b'),
    pick(4),
    pick(5),
    pick(6),
  ]),
  example('R8/example', 'R8', 'who comes back counts what still runs', 'A backend came back, and its count was wrong.', one, [
    pick(1),
    pick(2),
    join('b'),
    leave('a'),
    pick(3),
    finish(0),
    finish(1),
    join('a'),
    pick(4),
  ]),
];
