import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, integerArgument, type CallCase, type CasesTest } from '../../../../src/grader/authoring.ts';
import { draw, fewPoints, join, lists, owners, second, shuffle, someKeys, someNames, someWeight } from './case-shapes.ts';
import { fraction, lengthOfList, method, noWeight, refusedWeights, type Call } from './ring-calls.ts';
import { weightedShares } from './share-checks.ts';

const { addNode, addNodeThrows, getNodes, removeNode } = method;
const integer = integerArgument;

function joinWeighted(stream: RandomStream, nodes: readonly number[]): Call[] {
  return nodes.map((node) => [addNode, node, someWeight(stream)]);
}

/** A weight so small that no point would be left of it: the node is on the ring all the same, and owns all of it when it is alone. */
function lightest(stream: RandomStream): CallCase {
  const [light, heavy] = someNames(stream, 2) as [number, number];
  const keys = someKeys(stream, 6);
  return buildCase(
    [{ virtualNodes: 1 + stream.below(10) }],
    [
      [addNode, light, fraction(0.001)],
      ...owners(keys),
      [addNode, heavy, integer(2)],
      [getNodes, keys[0]!, integer(2), lengthOfList],
      ...lists(keys, 2),
      [removeNode, heavy],
      ...owners(keys),
    ],
  );
}

/** The weight of one node goes up and down. */
function reweighted(stream: RandomStream): CallCase {
  const names = someNames(stream, 2 + stream.below(4));
  const keys = someKeys(stream, 24);
  const changes = [1, 3, 2, 1].map((weight) => [[addNode, names[0]!, integer(weight)] as Call, ...owners(keys)]);
  return buildCase([{ virtualNodes: fewPoints(stream) }], [...joinWeighted(stream, names), ...owners(keys), ...changes.flat()]);
}

/** Two rings that come to the same weights on different ways; adding a node without a weight sets it to 1. */
function sameWeights(stream: RandomStream): CallCase {
  const names = someNames(stream, 2 + stream.below(3));
  const keys = someKeys(stream, 24);
  const ones = names.map((node): Call => [addNode, node, integer(1)]);
  const direct = names.map((node): Call => [addNode, node, someWeight(stream)]);
  const last = direct.at(-1)!;
  return buildCase(
    [{ virtualNodes: fewPoints(stream) }],
    [
      ...direct,
      ...owners(keys),
      ...second([...joinWeighted(stream, names), ...joinWeighted(stream, names), ...shuffle(stream, [...direct])]),
      ...second(owners(keys)),
      ...join(names),
      ...owners(keys),
      ...second([...ones, [removeNode, last[1]!], [addNode, last[1]!, noWeight]]),
      ...second(owners(keys)),
    ],
  );
}

/** Weights that are none, alone in a case: the call must throw. */
function refusals(): CallCase[] {
  const bad = refusedWeights.map((weight) => buildCase([{ virtualNodes: 2 }], [[addNode, 0, weight]]));
  const good = [integer(1), integer(100), fraction(0.001), fraction(2.5), noWeight];
  return [...bad, ...good.map((weight) => buildCase([{ virtualNodes: 2 }], [[addNode, 0, weight], ...owners([integer(1)])]))];
}

/** Weights that are none, for new nodes and such that are there: nothing changes. */
function refusedUnchanged(stream: RandomStream): CallCase {
  const names = someNames(stream, 4);
  const stay = names.slice(0, 1 + stream.below(3));
  const keys = someKeys(stream, 12);
  const asked = [...owners(keys), [getNodes, keys[0]!, integer(9), lengthOfList] as Call];
  const refused = Array.from({ length: 4 }, (): Call[] => [
    [addNodeThrows, names[stream.below(4)]!, refusedWeights[stream.below(refusedWeights.length)]!],
    ...asked,
  ]);
  return buildCase([{ virtualNodes: fewPoints(stream) }], [...joinWeighted(stream, stay), ...asked, ...refused.flat()]);
}

/** The hidden tests of the second stage: weights. */
export const weightTests: readonly CasesTest[] = [
  {
    kind: 'cases',
    id: 'R12/proportion',
    rule: 'R12',
    title: 'nodes of weight 1/2, 1, 2 and 4 own keys in proportion',
    failure: 'The keys that nodes of different weights own were far from being in proportion to the weights.',
    cases: (stream) => [weightedShares.buildCase(stream)],
    check: weightedShares.check,
  },
  {
    kind: 'cases',
    id: 'R12/lightest',
    rule: 'R12',
    title: 'a node of weight 0.001 has a point',
    failure: 'A node with a weight near 0 was not on the ring: it has at least one point.',
    cases: (stream) => draw(stream, lightest, 20),
  },
  {
    kind: 'cases',
    id: 'R13/up-and-down',
    rule: 'R13',
    title: 'a higher weight moves keys to the node only, a lower one from it only',
    failure: 'When the weight of a node changed, a key moved between two others, or moved the wrong way.',
    cases: (stream) => draw(stream, reweighted, 60),
  },
  {
    kind: 'cases',
    id: 'R13/any-way',
    rule: 'R13',
    title: 'only the last weight counts, and a weight left out is 1',
    failure: 'Two rings with the same nodes and weights gave a key different owners: an earlier weight showed, or one left out was not 1.',
    cases: (stream) => draw(stream, sameWeights),
  },
  {
    kind: 'cases',
    id: 'R14/refused',
    rule: 'R14',
    title: 'bad weights throw a RangeError, good ones do not',
    failure: 'A weight that is not a finite number above 0 was accepted, or a good one refused.',
    mayThrow: true,
    cases: refusals,
  },
  {
    kind: 'cases',
    id: 'R14/unchanged',
    rule: 'R14',
    title: 'a refused weight changes nothing',
    failure: 'After addNode had refused a weight, the ring was not as before.',
    cases: (stream) => draw(stream, refusedUnchanged),
  },
];
