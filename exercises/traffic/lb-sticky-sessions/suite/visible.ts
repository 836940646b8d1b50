import type { CasesTest } from '../../../../src/grader/authoring.ts';
import { lettered } from '../../suite-parts/balancer-setup.ts';
import { fail, join, leave, pick, type Call } from '../../suite-parts/case-shapes.ts';
import { example } from '../../suite-parts/example.ts';

const three = { backends: lettered([1, 1, 1]) };

/** Picks for clients 0 to count - 1, without cookies. */
function everyone(count: number): Call[] {
  return Array.from({ length: count }, (_, client) => pick(client));
}

/** The tests a learner sees and can run at will. */
export const visibleTests: readonly CasesTest[] = [
  example('R1/example', 'R1', 'none when all backends left', 'A pick named no healthy backend.', { backends: lettered([1, 1]) }, [
    pick(0),
    leave('a'),
    pick(0),
    leave('b'),
    pick(0),
    pick(0, 'a'),
    join('c'),
    pick(0),
  ]),
  example('R2/example', 'R2', 'a cookie wins while its backend lives', 'A cookie that named a healthy backend was passed over.', three, [
    pick(0, 'a'),
    pick(0, 'b'),
    pick(0, 'c'),
    leave('b'),
    pick(0, 'c'),
  ]),
  example('R3/example', 'R3', 'a cookie that names nobody is ignored', 'A cookie that names no healthy backend made a difference.', three, [
    leave('c'),
    pick(0),
    pick(0, 'c'),
    pick(0, 'nobody'),
    pick(0, '__proto__'),
    pick(0, ''),
  ]),
  example('R4/example', 'R4', 'an address stays where it is, whatever happens', 'The same address went to another backend.', three, [
    pick(1),
    pick(2),
    pick(3),
    fail(0),
    pick(1),
    pick(2),
    pick(3),
  ]),
  example('R5/example', 'R5', 'when c leaves, the others’ clients stay', 'A client moved whose backend had not changed.', three, [
    ...everyone(8),
    leave('c'),
    ...everyone(8),
    join('c'),
    ...everyone(8),
  ]),
  example('R6/example', 'R6', 'when d joins, clients move to d alone', 'A client moved, and not to the backend that had joined.', three, [
    ...everyone(8),
    join('d'),
    ...everyone(8),
  ]),
  example(
    'R7/example',
    'R7',
    'when c gets another weight, clients move from it or to it',
    'A client moved between two backends whose weights had not changed.',
    three,
    [...everyone(8), join('c', 3), ...everyone(8)],
  ),
];
