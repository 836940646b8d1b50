import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, integerArgument, type CallCase, type CasesTest } from '../../../../src/grader/authoring.ts';
import { draw, fewPoints, join, lists, owners, second, shuffle, someKeys, someNames, someWeight } from './case-shapes.ts';
import { lengthOfList, method, minusOne, type Call } from './ring-calls.ts';

const { addNode, getNodes, removeNode } = method;
const integer = integerArgument;

/** Lists of keys never asked for before or after, their owner asked for last: distinct members, the owner first. */
function distinct(stream: RandomStream): CallCase {
  const names = someNames(stream, 1 + stream.below(6));
  const keys = someKeys(stream, 8);
  const calls = keys.flatMap((key) => {
    const count = 1 + stream.below(names.length);
    return [[getNodes, key, integer(count), lengthOfList] as Call, ...lists([key], count), ...owners([key])];
  });
  return buildCase([{ virtualNodes: fewPoints(stream) }], [...join(names), ...calls]);
}

/** Counts of 0, below 0, and beyond the number of nodes, on rings with and without nodes. */
function lengths(stream: RandomStream): CallCase {
  const names = someNames(stream, stream.below(4));
  const counts = [integer(0), minusOne, integer(1), integer(names.length), integer(names.length + 1), integer(100)];
  const calls = counts.flatMap((count): Call[] => {
    const [key] = someKeys(stream, 1) as [number];
    return [
      [getNodes, key, count, lengthOfList],
      [getNodes, key, count, integer(0)],
      [getNodes, key, count, integer(names.length)],
    ];
  });
  return buildCase([{ virtualNodes: fewPoints(stream) }], [...join(names), ...calls]);
}

/** The same key with growing and shrinking counts. */
function beginnings(stream: RandomStream): CallCase {
  const names = someNames(stream, 2 + stream.below(5));
  const counts = shuffle(
    stream,
    [...names.keys()].map((index) => index + 1),
  );
  const calls = someKeys(stream, 5).flatMap((key) => [...lists([key], names.length), ...counts.flatMap((count) => lists([key], count))]);
  return buildCase([{ virtualNodes: fewPoints(stream) }], [...join(names), ...calls]);
}

/** Whole lists before and after one node leaves or joins, or changes its weight. */
function stability(stream: RandomStream): CallCase {
  const names = someNames(stream, 3 + stream.below(4));
  const node = names[stream.below(names.length)]!;
  const keys = someKeys(stream, 8);
  return buildCase(
    [{ virtualNodes: fewPoints(stream) }],
    [
      ...join(names),
      ...lists(keys, names.length),
      [removeNode, node],
      ...lists(keys, names.length - 1),
      [addNode, node, someWeight(stream)],
      ...lists(keys, names.length),
    ],
  );
}

/** The same on so few places that points fall together, and on a ring joined in another order. */
function crowdedStability(stream: RandomStream): CallCase {
  const names = someNames(stream, 3 + stream.below(3));
  const node = names[stream.below(names.length)]!;
  const keys = someKeys(stream, 8);
  return buildCase(
    [{ virtualNodes: 1 + stream.below(4), hashBits: 2 + stream.below(3) }],
    [
      ...join(names),
      ...lists(keys, names.length),
      ...second(join(shuffle(stream, [...names]))),
      ...second(lists(keys, names.length)),
      [removeNode, node],
      ...lists(keys, names.length - 1),
    ],
  );
}

/** The hidden tests of the third stage: replicas. */
export const replicaTests: readonly CasesTest[] = [
  {
    kind: 'cases',
    id: 'R15/distinct',
    rule: 'R15',
    title: 'a list names distinct nodes, the owner first',
    failure: 'A list of getNodes repeated a node, named one that is not on the ring, or did not begin with the owner.',
    cases: (stream) => draw(stream, distinct),
  },
  {
    kind: 'cases',
    id: 'R15/length',
    rule: 'R15',
    title: 'a list is as long as asked, as far as there are nodes',
    failure: 'A list of getNodes was longer or shorter than it should be.',
    cases: (stream) => draw(stream, lengths),
  },
  {
    kind: 'cases',
    id: 'R16/beginnings',
    rule: 'R16',
    title: 'a shorter list is the beginning of a longer one',
    failure: 'For the same key, a shorter list was not the beginning of a longer one.',
    cases: (stream) => draw(stream, beginnings),
  },
  {
    kind: 'cases',
    id: 'R16/changes',
    rule: 'R16',
    title: 'a join puts a node into the lists, a leave takes it out, and the others keep their order',
    failure: 'When one node joined, left or changed its weight, the order of the others in a list changed.',
    cases: (stream) => draw(stream, stability, 60),
  },
  {
    kind: 'cases',
    id: 'R16/crowded',
    rule: 'R16',
    title: 'lists keep their order where points fall on one place',
    failure:
      'Points of several nodes fell on the same place, and a list depended on the order in which they came or changed when one left.',
    cases: (stream) => draw(stream, crowdedStability, 60),
  },
];
