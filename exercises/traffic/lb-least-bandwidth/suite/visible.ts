import type { CasesTest } from '../../../../src/grader/authoring.ts';
import { lettered } from '../../suite-parts/balancer-setup.ts';
import { advance, fail, finish, join, leave, pick, progress } from '../../suite-parts/case-shapes.ts';
import { example } from '../../suite-parts/example.ts';

const one = { backends: lettered([1]) };
const two = { backends: lettered([1, 1]) };

/** The tests a learner sees and can run at will. Most begin with one backend, so that it is known which one served the first request. */
export const visibleTests: readonly CasesTest[] = [
  example('R1/example', 'R1', 'none when all backends left', 'A pick named no healthy backend.', two, [
    pick(0),
    leave('a'),
    pick(0),
    leave('b'),
    pick(0),
    join('c'),
    pick(0),
  ]),
  example('R2/example', 'R2', 'the link that carried less', 'The link with the most bytes was picked.', two, [
    pick(0),
    finish(0, 500),
    pick(1),
    finish(1, 800),
    pick(2),
    finish(2, 100),
    pick(3),
  ]),
  example('R3/example', 'R3', 'bytes of a running response count', 'Bytes that progress reported were not counted.', one, [
    pick(0),
    join('b'),
    progress(0, 5000),
    pick(1),
    finish(1, 1000),
    pick(2),
    progress(0, 5500),
    finish(2, 4600),
    pick(3),
  ]),
  example(
    'R4/example',
    'R4',
    'the end counts what was not reported before',
    'Bytes were counted twice, or lost, when a request ended.',
    one,
    [pick(0), join('b'), progress(0, 3000), pick(1), finish(1, 3500), finish(0, 4000), pick(2), fail(2), pick(3)],
  ),
  example('R5/example', 'R5', 'after 1,000 ms bytes no longer count', 'Bytes were in the window too long, or not long enough.', one, [
    pick(0),
    finish(0, 2000),
    advance(10),
    join('b'),
    pick(1),
    finish(1, 100),
    advance(989),
    pick(2),
    advance(1),
    pick(3),
  ]),
  example('R6/example', 'R6', 'twice the weight, twice the bytes', 'The weight of a backend did not count as it should.', one, [
    pick(0),
    finish(0, 1000),
    join('b', 3),
    pick(1),
    finish(1, 2900),
    pick(2),
    finish(2, 200),
    pick(3),
    join('a', 5),
    pick(4),
  ]),
  example('R7/example', 'R7', 'bytes outlast an absence', 'A backend that left and came back began with an empty window.', one, [
    pick(0),
    finish(0, 1000),
    join('b'),
    leave('a'),
    pick(1),
    finish(1, 900),
    join('a'),
    pick(2),
  ]),
];
