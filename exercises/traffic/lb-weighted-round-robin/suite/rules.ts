import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallCase, CasesTest } from '../../../../src/grader/authoring.ts';
import { lettered, type BackendOption } from '../../suite-parts/balancer-setup.ts';
import {
  anything,
  draw,
  drawBackends,
  drawCalls,
  emptied,
  fail,
  finish,
  join,
  leave,
  pick,
  scriptCase,
  startsEmpty,
  twoBalancers,
  type Call,
} from '../../suite-parts/case-shapes.ts';
import { casesTest, drawn } from '../../suite-parts/cases-test.ts';
import { checkContract } from '../../suite-parts/follow-script.ts';

const mostWeight = 7;

function picks(count: number): Call[] {
  return Array.from({ length: count }, (_, client) => pick(client));
}

function sumOf(backends: readonly BackendOption[]): number {
  return backends.reduce((sum, { weight }) => sum + weight, 0);
}

/** Draws 2 to `most` backends. */
function several(stream: RandomStream, most = 6): BackendOption[] {
  return lettered(Array.from({ length: 2 + stream.below(most - 1) }, () => 1 + stream.below(mostWeight)));
}

/** Two full cycles and some of one list. */
function cycles(stream: RandomStream): CallCase {
  const backends = several(stream);
  return scriptCase({ backends }, picks(2 * sumOf(backends) + stream.below(5)));
}

/** Weights far apart: one heavy backend among light ones, some large. */
function unequal(stream: RandomStream): CallCase {
  const scale = [1, 10, 1000, 8000][stream.below(4)]!;
  const backends = lettered([scale * (1 + stream.below(9)), 1 + stream.below(3), 1 + stream.below(scale), scale]);
  return scriptCase({ backends }, picks(24));
}

/** Small weights, some of them equal, so that standings tie again and again. */
function ties(stream: RandomStream): CallCase {
  const backends = lettered(Array.from({ length: 2 + stream.below(5) }, () => 1 + stream.below(3)));
  return scriptCase({ backends }, picks(25));
}

/** One of the backends leaves in the middle of a cycle, or one joins. */
function oneChange(stream: RandomStream): CallCase {
  const backends = several(stream, 4);
  const before = 1 + stream.below(sumOf(backends));
  const change = stream.below(2) === 0 ? leave(backends[stream.below(backends.length)]!.id) : join('h', 1 + stream.below(mostWeight));
  return scriptCase({ backends }, [...picks(before), change, ...picks(20)]);
}

/** A backend leaves, the others go on, and it comes back with the weight it had or another. */
function comesBack(stream: RandomStream): CallCase {
  const backends = several(stream, 4);
  const { id, weight } = backends[stream.below(backends.length)]!;
  const back = stream.below(3) === 0 ? 1 + stream.below(mostWeight) : weight;
  const away = stream.below(6);
  return scriptCase({ backends }, [...picks(1 + stream.below(12)), leave(id), ...picks(away), join(id, back), ...picks(20)]);
}

/** A backend is announced with another weight, or with the same. */
function reweights(stream: RandomStream): CallCase {
  const backends = several(stream, 4);
  const calls = picks(1 + stream.below(12));
  for (let change = 0; change < 3; change++) {
    const { id, weight } = backends[stream.below(backends.length)]!;
    calls.push(join(id, stream.below(3) === 0 ? weight : 1 + stream.below(mostWeight)), ...picks(6 + stream.below(6)));
  }
  return scriptCase({ backends }, calls);
}

/** Requests end in any order, well or not, some after their backend left. */
function ends(stream: RandomStream): CallCase {
  const backends = several(stream, 4);
  const calls = picks(6);
  for (let request = 0; request < 6; request++) calls.push(stream.below(2) === 0 ? finish(request, 10) : fail(request), pick(0));
  calls.push(leave(backends[0]!.id), finish(6), fail(7), ...picks(6));
  return scriptCase({ backends }, calls);
}

/** Joins, leaves, new weights and ends, as they come. */
function everything(stream: RandomStream): CallCase {
  const backends = drawBackends(stream, 5, mostWeight);
  const mix = { pick: 12, finish: 2, fail: 1, join: 2, leave: 1, advance: 1 };
  return scriptCase({ backends }, drawCalls(stream, backends, { length: 60, mix, mostWeight }));
}

/** The hidden tests of what is picked. */
export const ruleTests: readonly CasesTest[] = [
  casesTest(
    'R1/healthy',
    'names a backend of the list, and none when it is empty',
    'A pick named no backend of the list, or one when the list was empty.',
    (stream) => [...draw(stream.fork('emptied'), emptied), ...draw(stream.fork('starts'), startsEmpty, 10), ...draw(stream, anything)],
    { check: checkContract },
  ),
  casesTest('R2/cycles', 'two full cycles of a list', 'The sequence is not that of smooth weighted round robin.', drawn(cycles)),
  casesTest(
    'R2/unequal',
    'weights far apart',
    'With weights far apart the sequence is not that of smooth weighted round robin.',
    drawn(unequal, 24),
  ),
  casesTest('R3/ties', 'equal standings', 'Of equal standings the earliest in the list must be taken.', drawn(ties)),
  casesTest(
    'R4/one-change',
    'one backend joins or leaves',
    'A backend that stayed did not keep its standing when the list changed.',
    drawn(oneChange),
  ),
  casesTest(
    'R5/comes-back',
    'a backend leaves and comes back',
    'A backend that came back did not start at zero, at the end of the list.',
    drawn(comesBack),
  ),
  casesTest(
    'R6/reweights',
    'weights change',
    'A backend whose weight changed must start at zero, and one announced as it was must not.',
    drawn(reweights),
  ),
  casesTest('R7/ends', 'requests end', 'The end of a request changed whose turn it is.', drawn(ends)),
  casesTest('R8/two-balancers', 'two balancers by turns', 'What one balancer did changed another.', (stream) =>
    draw(stream, (one) => twoBalancers(one, { length: 24, mix: { pick: 6, join: 1, leave: 1 }, mostWeight })),
  ),
  casesTest(
    'R4/everything',
    'joins, leaves, weights and ends as they come',
    'After some changes of the list the sequence went wrong.',
    drawn(everything, 120),
  ),
];
