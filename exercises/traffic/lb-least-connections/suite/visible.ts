import type { CasesTest } from '../../../../src/grader/authoring.ts';
import { lettered } from '../../suite-parts/balancer-setup.ts';
import { advance, fail, finish, join, leave, pick, type Call } from '../../suite-parts/case-shapes.ts';
import { example } from '../../suite-parts/example.ts';

/** Picks so many times. */
function picks(count: number): Call[] {
  return Array.from({ length: count }, (_, client) => pick(client));
}

const one = { backends: lettered([1]) };
const two = { backends: lettered([1, 1]) };

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
    'weights 3 and 1: the third request of four goes where three fit',
    'The request did not go where the fewest were running for the weight.',
    { backends: lettered([3, 1]) },
    picks(12),
  ),
  example(
    'R3/example',
    'R3',
    'failed requests run no more',
    'A request that had failed still counted as running.',
    { ...two, slowStartMs: 1 },
    // With "b" away, three go to "a" and fail: then both have two running again.
    [
      ...picks(4),
      leave('b'),
      ...picks(3),
      fail(4),
      fail(5),
      fail(6),
      join('b'),
      advance(1),
      ...picks(4),
      finish(0),
      finish(1),
      ...picks(2),
    ],
  ),
  example(
    'R5/example',
    'R5',
    'a newcomer counts a tenth, half-way 0.55, then all',
    'A backend that had just joined got more or fewer requests than its slow start allows.',
    { ...one, slowStartMs: 1000 },
    [...picks(20), join('b'), ...picks(4), advance(500), ...picks(10), advance(500), ...picks(12)],
  ),
  example('R6/example', 'R6', 'a new weight counts at once', 'A changed weight did not count from then on.', two, [
    ...picks(6),
    join('a', 4),
    ...picks(8),
  ]),
  example(
    'R7/example',
    'R7',
    'who comes back still has its running requests',
    'A backend came back, and its running requests were wrong.',
    { ...two, slowStartMs: 100 },
    [...picks(8), leave('a'), finish(0), finish(1), join('a'), advance(100), ...picks(6)],
  ),
];
