import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallCase, CasesTest } from '../../../../src/grader/authoring.ts';
import { lettered, type BackendOption, type BalancerSetup } from '../../suite-parts/balancer-setup.ts';
import {
  advance,
  anything,
  draw,
  drawBackends,
  drawCalls,
  emptied,
  endsAfterLeaving,
  fail,
  finish,
  join,
  leave,
  pick,
  scriptCase,
  startsEmpty,
  twoBalancers,
  type Call,
  type Mix,
} from '../../suite-parts/case-shapes.ts';
import { casesTest, drawn } from '../../suite-parts/cases-test.ts';
import { checkContract } from '../../suite-parts/follow-script.ts';
import { checkTies } from './ties.ts';

const mostWeight = 5;

function picks(count: number): Call[] {
  return Array.from({ length: count }, (_, client) => pick(client));
}

/** Draws 2 to 5 backends. */
function several(stream: RandomStream, most = mostWeight): BackendOption[] {
  return lettered(Array.from({ length: 2 + stream.below(4) }, () => 1 + stream.below(most)));
}

/** Names the stream of a balancer's random numbers, another for each case. */
function seedOf(stream: RandomStream): number {
  return 1 + stream.below(1_000_000);
}

/** Picks and ends on a list that does not change. */
function script(mix: Mix): (stream: RandomStream) => CallCase {
  return (stream) => {
    const backends = several(stream);
    return scriptCase({ backends, seed: seedOf(stream) }, drawCalls(stream, backends, { length: 50, mix }));
  };
}

/** Weights far apart: most requests go to the heavy ones. */
function unequal(stream: RandomStream): CallCase {
  const backends = lettered([1 + stream.below(3), 10 + stream.below(20), 1 + stream.below(200)]);
  return scriptCase({ backends, seed: seedOf(stream) }, picks(40));
}

const tiedPicks = 1500;
const firstPicks = 60;

/** Picks that end before the next, the first being the request `from`. */
function oneByOne(from: number, count: number): Call[] {
  return Array.from({ length: count }, (_, index) => [pick(0), finish(from + index)]).flat();
}

/** Nothing runs, so all backends are tied, whatever their weights. */
function idle(weights: (stream: RandomStream) => number[]): (stream: RandomStream) => CallCase {
  return (stream) =>
    scriptCase({ backends: lettered(weights(stream)), seed: seedOf(stream) }, [
      ...oneByOne(0, firstPicks),
      ...oneByOne(firstPicks, tiedPicks),
    ]);
}

/** Some have more requests running than others for as long as it takes: those that are tied are not evenly placed in the list. */
function someBusy(stream: RandomStream): CallCase {
  const calls = picks(firstPicks / 2);
  for (let request = 0; request < firstPicks / 2; request++) if (stream.below(3) > 0) calls.push(finish(request));
  calls.push(...oneByOne(firstPicks / 2, firstPicks / 2), ...oneByOne(firstPicks, tiedPicks));
  return scriptCase({ backends: lettered([1, 1, 1, 1, 1]), seed: seedOf(stream) }, calls);
}

/** A backend joins a busy one, and requests come while it warms up. */
function joins(slowStartMs: (stream: RandomStream) => number | undefined): (stream: RandomStream) => CallCase {
  return (stream) => {
    const length = slowStartMs(stream);
    const span = length ?? 10_000;
    const backends = several(stream);
    const setup: BalancerSetup = { backends, seed: seedOf(stream), ...(length !== undefined && { slowStartMs: length }) };
    const calls = [...picks(15 + stream.below(30)), advance(1 + stream.below(3 * span)), join('h', 1 + stream.below(mostWeight))];
    for (let part = 0; part < 8; part++) calls.push(...picks(1 + stream.below(5)), advance(1 + stream.below(Math.ceil(span / 5))));
    return scriptCase(setup, [...calls, ...picks(4), advance(span), ...picks(8)]);
  };
}

/** Others come, go and change their weights while one warms up, and it changes its own. */
function changesMeanwhile(stream: RandomStream): CallCase {
  const backends = several(stream);
  const slowStartMs = 100 + stream.below(2000);
  const calls = [...picks(20), join('h', 1 + stream.below(mostWeight)), ...picks(3)];
  const changes: (() => Call)[] = [
    () => join('i', 1 + stream.below(mostWeight)),
    () => leave('i'),
    () => join(backends[0]!.id, 1 + stream.below(mostWeight)),
    () => join('h', 1 + stream.below(mostWeight)),
    () => leave(backends[1]!.id),
  ];
  for (let part = 0; part < 6; part++)
    calls.push(
      advance(1 + stream.below(Math.ceil(slowStartMs / 4))),
      changes[stream.below(changes.length)]!(),
      ...picks(2 + stream.below(4)),
    );
  return scriptCase({ backends, seed: seedOf(stream), slowStartMs }, [...calls, advance(slowStartMs), ...picks(8)]);
}

/** A busy backend leaves, some of its requests end meanwhile, and it comes back. */
function comesBack(stream: RandomStream): CallCase {
  const backends = several(stream, 3);
  const slowStartMs = 50 + stream.below(500);
  const count = 12 + stream.below(12);
  const { id, weight } = backends[stream.below(backends.length)]!;
  const calls = [...picks(count), leave(id), ...picks(stream.below(6))];
  for (let request = 0; request < count; request++) {
    const kind = stream.below(4);
    if (kind < 2) calls.push(kind === 0 ? finish(request) : fail(request));
  }
  calls.push(advance(1 + stream.below(slowStartMs)), join(id, weight), ...picks(4), advance(1 + stream.below(slowStartMs)), ...picks(6));
  return scriptCase({ backends, seed: seedOf(stream), slowStartMs }, [...calls, advance(slowStartMs), ...picks(8)]);
}

/** All that can happen, with slow starts of some hundred milliseconds. */
function everything(stream: RandomStream): CallCase {
  const backends = drawBackends(stream, 5, mostWeight);
  const mix = { pick: 14, finish: 5, fail: 3, join: 2, leave: 1, advance: 3 };
  const calls = drawCalls(stream, backends, { length: 70, mix, mostWeight, mostMs: 200 });
  return scriptCase({ backends, seed: seedOf(stream), slowStartMs: 100 + stream.below(900) }, calls);
}

const wrongLoad = 'A request did not go where the fewest were running for the weight.';
const tied = 'Of backends with equally few requests running, some were picked more often than others.';
const slowStart = 'A backend that had joined got more or fewer requests than its slow start allows.';

/** The hidden tests of what is picked. */
export const ruleTests: readonly CasesTest[] = [
  casesTest(
    'R1/healthy',
    'names a backend of the list, and none when it is empty',
    'A pick named no backend of the list, or one when the list was empty.',
    (stream) => [
      ...draw(stream.fork('emptied'), emptied),
      ...draw(stream.fork('starts'), startsEmpty, 10),
      ...draw(stream.fork('late'), (one) => endsAfterLeaving(one), 20),
      ...draw(stream, anything),
    ],
    { check: checkContract },
  ),
  casesTest('R2/loads', 'picks and ends on one list', wrongLoad, (stream) => draw(stream, script({ pick: 3, finish: 2 }))),
  casesTest('R2/unequal', 'weights far apart', wrongLoad, drawn(unequal, 30)),
  casesTest('R3/failures', 'requests that fail', 'A request that had failed was not counted down, or not once.', (stream) =>
    draw(stream, script({ pick: 3, fail: 2 })),
  ),
  casesTest(
    'R4/idle',
    'all idle',
    tied,
    (stream) =>
      draw(
        stream,
        idle((one) => Array.from({ length: 2 + one.below(4) }, () => 1)),
        4,
      ),
    {
      check: checkTies(firstPicks),
    },
  ),
  casesTest(
    'R4/idle-weights',
    'all idle, of unequal weight',
    tied,
    (stream) =>
      draw(
        stream,
        idle(() => [1, 3, 2, 5]),
        2,
      ),
    {
      check: checkTies(firstPicks),
    },
  ),
  casesTest('R4/some-busy', 'some busy for long', tied, drawn(someBusy, 6), { check: checkTies(firstPicks) }),
  casesTest('R5/joins', 'a backend joins', slowStart, (stream) =>
    draw(
      stream,
      joins((one) => 100 + one.below(5000)),
    ),
  ),
  casesTest('R5/default', 'a backend joins, with the slow start of 10,000 ms', slowStart, (stream) =>
    draw(
      stream,
      joins(() => undefined),
      20,
    ),
  ),
  casesTest(
    'R6/changes',
    'the list changes during a slow start',
    'After a change of the list a backend counted with a wrong weight.',
    drawn(changesMeanwhile),
  ),
  casesTest(
    'R7/comes-back',
    'a backend leaves and comes back',
    'A backend came back, and its running requests or its slow start were wrong.',
    drawn(comesBack),
  ),
  casesTest('R8/two-balancers', 'two balancers by turns', 'What one balancer did changed another.', (stream) =>
    draw(stream, (one) => twoBalancers(one, { length: 30, mix: { pick: 4, finish: 1, fail: 1 }, mostWeight })),
  ),
  casesTest(
    'R7/everything',
    'all that can happen',
    'After some changes of the list a request went to the wrong backend.',
    drawn(everything, 120),
  ),
];
