import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallCase, CasesTest } from '../../../../src/grader/authoring.ts';
import { lettered, type BalancerSetup } from '../../suite-parts/balancer-setup.ts';
import {
  anything,
  draw,
  drawCalls,
  emptied,
  endsAfterLeaving,
  fail,
  finish,
  join,
  leave,
  onSecond,
  pick,
  scriptCase,
  startsEmpty,
  type Call,
  type Mix,
} from '../../suite-parts/case-shapes.ts';
import { checkContract } from '../../suite-parts/follow-script.ts';
import { checkShares } from './shares.ts';

/** Returns equal backends "a", "b" ... */
function equals(count: number): BalancerSetup['backends'] {
  return lettered(Array.from({ length: count }, () => 1));
}

/** Draws scripts of picks and ends on a fixed number of backends. */
function script(counts: readonly number[], mix: Mix, length = 40): (stream: RandomStream) => CallCase {
  return (stream) => {
    const backends = equals(counts[stream.below(counts.length)]!);
    return scriptCase({ backends, seed: 1 }, drawCalls(stream, backends, { length, mix }));
  };
}

/** Picks so many times. */
function picks(count: number): Call[] {
  return Array.from({ length: count }, () => pick(0));
}

/** Picks that end before the next, `count` of them, the first being the request `from`. */
function oneByOne(from: number, count: number): Call[] {
  return Array.from({ length: count }, (_, index) => [pick(0), finish(from + index)]).flat();
}

/** Picks before the loads stand still, and picks counted then. */
const warmUp = 24;
const counted = 2000;

/** Some requests run, others have ended: then the loads stay as they are while requests are picked for and end one by one. */
function fixedLoads(stream: RandomStream): CallCase {
  const backends = equals(4 + stream.below(3));
  const calls = picks(warmUp);
  for (let request = 0; request < warmUp; request++) if (stream.below(5) < 3) calls.push(finish(request));
  return scriptCase({ backends, seed: stream.below(1_000_000) }, [...calls, ...oneByOne(warmUp, counted)]);
}

/** Requests on each of two loaded backends, and picks counted while they run. */
const loadedWith = 3;
const countedOfPairs = 10_000;

/**
 * Of "a" to "d", in this order, "a" and another are loaded: one of the two is picked when both are drawn, so how often that happens tells how often
 * just this pair is drawn.
 */
function onePair(other: string): (stream: RandomStream) => CallCase {
  return (stream) => {
    const calls = [
      ...picks(loadedWith),
      join(other),
      leave('a'),
      ...picks(loadedWith),
      leave(other),
      ...['a', 'b', 'c', 'd'].map((id) => join(id)),
    ];
    return scriptCase({ backends: equals(1), seed: stream.below(1_000_000) }, [...calls, ...oneByOne(2 * loadedWith, countedOfPairs)]);
  };
}

/** Nothing runs but the request just picked for. */
function equalLoads(count: number): (stream: RandomStream) => CallCase {
  return (stream) => scriptCase({ backends: equals(count), seed: stream.below(1_000_000) }, oneByOne(0, counted));
}

/** One backend has requests running when a second joins, and gets some more when a third does. */
function joins(stream: RandomStream): CallCase {
  const first = 2 + stream.below(6);
  const calls = [...picks(first), join('b'), ...picks(stream.below(first))];
  const sent = calls.length - 1;
  if (stream.below(2) === 0) calls.push(leave('a'), join('c'), ...picks(first));
  else calls.push(finish(stream.below(sent)), ...picks(2), join('c'), leave('b'), ...picks(2 + stream.below(first)));
  return scriptCase({ backends: equals(1), seed: 2 }, calls);
}

/** Backends leave while requests run on them, which end later. */
function leaves(stream: RandomStream): CallCase {
  const backends = equals(2 + stream.below(4));
  const calls = picks(8);
  const gone = backends.filter(() => stream.below(2) === 0).slice(0, backends.length - 1);
  for (const { id } of gone) calls.push(leave(id), ...picks(2));
  for (let request = 0; request < 8; request++) calls.push(stream.below(2) === 0 ? finish(request) : fail(request), pick(0));
  return scriptCase({ backends, seed: 3 }, calls);
}

/** Others come and go while two backends stay, one of them with more running than the other. */
function stays(stream: RandomStream): CallCase {
  const loaded = 2 + stream.below(5);
  const calls = [...picks(loaded), join('b'), ...picks(stream.below(2))];
  const changes = [[join('c')], [join('c'), leave('c')], [join('c'), join('d'), leave('c'), leave('d')]];
  calls.push(...changes[stream.below(3)]!, leave('c'), finish(0), ...picks(loaded));
  return scriptCase({ backends: equals(1), seed: 4 }, calls);
}

/** A loaded backend leaves, some of its requests end, and it comes back beside one that got requests meanwhile. */
function comesBack(stream: RandomStream): CallCase {
  const loaded = 3 + stream.below(5);
  const calls = [...picks(loaded), join('b'), leave('a'), ...picks(1 + stream.below(loaded))];
  const ended = stream.below(loaded);
  for (let request = 0; request < ended; request++) calls.push(stream.below(3) > 0 ? finish(request) : fail(request));
  calls.push(join('a'), ...picks(3));
  for (let request = ended; request < loaded; request++) calls.push(finish(request), pick(0));
  return scriptCase({ backends: equals(1), seed: 5 }, calls);
}

/** Two balancers with backends of the same names and loads of their own. */
function twoBalancers(stream: RandomStream): CallCase {
  const backends = equals(2);
  const mix = { pick: 3, finish: 1, fail: 1 };
  const [first, second] = [0, 1].map(() => drawCalls(stream, backends, { length: 24, mix })) as [Call[], Call[]];
  const calls: Call[] = [];
  while (first.length + second.length > 0) {
    const takesFirst = second.length === 0 || (first.length > 0 && stream.below(2) === 0);
    calls.push(takesFirst ? first.shift()! : onSecond(second.shift()!));
  }
  return scriptCase(
    [
      { backends, seed: 6 },
      { backends, seed: 7 },
    ],
    calls,
  );
}

/** The hidden tests on scripts of calls. */
export const ruleTests: readonly CasesTest[] = [
  {
    kind: 'cases',
    id: 'R1/names-a-backend',
    rule: 'R1',
    title: 'every pick names a backend of the latest list',
    failure: 'pick gave something other than the id of a healthy backend.',
    check: checkContract,
    cases: (stream) => draw(stream, (each) => anything(each, 1)),
  },
  {
    kind: 'cases',
    id: 'R1/no-backends',
    rule: 'R1',
    title: 'no backend, no name',
    failure: 'With no healthy backend pick must give undefined, and a backend once there is one again.',
    check: checkContract,
    cases: (stream) => [...draw(stream, (each) => emptied(each, 1), 20), ...draw(stream, startsEmpty, 4)],
  },
  {
    kind: 'cases',
    id: 'R2/one-backend',
    rule: 'R2',
    title: 'one backend serves everything',
    failure: 'There was one backend, and a request did not go to it.',
    cases: (stream) => draw(stream, script([1], { pick: 3, finish: 1, fail: 1 }, 20), 20),
  },
  {
    kind: 'cases',
    id: 'R3/two-backends',
    rule: 'R3',
    title: 'of two backends always the less loaded',
    failure: 'There were two backends, so both were drawn, and the request went to the one with more requests running.',
    cases: (stream) => draw(stream, script([2], { pick: 2, finish: 1 })),
  },
  {
    kind: 'cases',
    id: 'R3/most-loaded',
    rule: 'R3',
    title: 'never the most loaded of all',
    failure: 'A request went to the backend with the most requests running: it should have lost against whichever was drawn with it.',
    cases: (stream) => draw(stream, script([3, 4, 5], { pick: 3, finish: 2 }, 60)),
  },
  {
    kind: 'cases',
    id: 'R4/fixed-loads',
    rule: 'R4',
    title: 'with loads that stand still each backend is picked as often as it wins a pair',
    failure:
      'Over thousands of picks with the same loads, some backend was picked too often or too rarely: not every pair was equally likely.',
    cases: (stream) => draw(stream, fixedLoads, 4),
    check: checkShares(warmUp),
  },
  {
    kind: 'cases',
    id: 'R4/pairs',
    rule: 'R4',
    title: 'every pair of four backends is drawn as often',
    failure: 'Over thousands of picks two backends were drawn together too often or too rarely: not every pair was equally likely.',
    cases: (stream) => ['b', 'c', 'd'].map((other) => onePair(other)(stream.fork(other))),
    check: checkShares(2 * loadedWith),
  },
  {
    kind: 'cases',
    id: 'R4/equal-loads',
    rule: 'R4',
    title: 'no place in the list is favoured',
    failure: 'Over thousands of picks with nothing else running, some place in the list was picked too often or too rarely.',
    cases: (stream) => [3, 5, 7, 10].map((count) => equalLoads(count)(stream.fork(String(count)))),
    check: checkShares(0),
  },
  {
    kind: 'cases',
    id: 'R5/ties',
    rule: 'R5',
    title: 'of two equally loaded backends each as often',
    failure: 'Two backends were equally loaded again and again, and one of them was favoured.',
    cases: (stream) => [equalLoads(2)(stream)],
    check: checkShares(0),
  },
  {
    kind: 'cases',
    id: 'R6/ends',
    rule: 'R6',
    title: 'a request runs until it ends, well or not',
    failure: 'After some requests had ended, well or not, the request went to the backend with more requests still running.',
    cases: (stream) => draw(stream, script([2], { pick: 4, finish: 1, fail: 2 })),
  },
  {
    kind: 'cases',
    id: 'R7/leaves',
    rule: 'R7',
    title: 'a backend that left is not picked',
    failure: 'After a change of the list a request went to a backend that had left.',
    check: checkContract,
    cases: (stream) => draw(stream, leaves),
  },
  {
    kind: 'cases',
    id: 'R7/joins',
    rule: 'R7',
    title: 'a backend that joins starts with nothing running',
    failure: 'A backend joined with nothing running, and the request went to one with more.',
    cases: (stream) => draw(stream, joins),
  },
  {
    kind: 'cases',
    id: 'R8/stays',
    rule: 'R8',
    title: 'who stays keeps its count',
    failure: 'The set changed, and the running requests of a backend that stayed were forgotten or given to another.',
    cases: (stream) => draw(stream, stays),
  },
  {
    kind: 'cases',
    id: 'R8/comes-back',
    rule: 'R8',
    title: 'who comes back counts what still runs',
    failure: 'A backend left and came back, and its count was not the number of its requests that were still running.',
    cases: (stream) => draw(stream, comesBack),
  },
  {
    kind: 'cases',
    id: 'R8/ends-after-leaving',
    rule: 'R8',
    title: 'requests may end after their backend left',
    failure: 'A request ended after its backend had left, and a later pick was wrong.',
    cases: (stream) => draw(stream, (each) => endsAfterLeaving(each, 1)),
  },
  {
    kind: 'cases',
    id: 'R9/two-balancers',
    rule: 'R9',
    title: 'two balancers share nothing',
    failure: 'What one balancer was asked showed in another.',
    cases: (stream) => draw(stream, twoBalancers),
  },
];
