import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, integerArgument, type CallCase, type CasesTest } from '../../../../src/grader/authoring.ts';
import { draw, join, lists, owners, second, shuffle, someKeys, someNames } from './case-shapes.ts';
import { fraction, method, type Call } from './ring-calls.ts';

const { acquire, addNode, getNode, release, removeNode } = method;
const integer = integerArgument;
const epsilons = [0, 0.25, 0.5, 1];

function bounded(stream: RandomStream): { virtualNodes: number; epsilon: number } {
  return { virtualNodes: 2 + stream.below(6), epsilon: epsilons[stream.below(4)]! };
}

/** Two, four or eight nodes, so that the bound is exact in floating point. */
function evenNames(stream: RandomStream): number[] {
  return someNames(stream, 2 << stream.below(3));
}

/** Places taken for a few keys again and again, whose whole lists were asked for before: each goes to the first node of the list with room. */
function firstWithRoom(stream: RandomStream): CallCase {
  const names = evenNames(stream);
  const keys = someKeys(stream, 3);
  const calls = Array.from({ length: 24 }, (): Call => [acquire, keys[stream.below(3)]!]);
  return buildCase([bounded(stream)], [...join(names), ...lists(keys, names.length), ...calls]);
}

/** An empty ring has nobody to take a place on; then one node takes them all. */
function alone(stream: RandomStream): CallCase {
  const keys = someKeys(stream, 6);
  const [node] = someNames(stream, 1) as [number];
  return buildCase(
    [bounded(stream)],
    [[acquire, keys[0]!], ...join([node]), ...keys.map((key): Call => [acquire, key]), [removeNode, node], [acquire, keys[0]!]],
  );
}

/** A place for each of many keys, none asked for twice: only a node without room can be wrong. */
function within(weights: (stream: RandomStream, count: number) => readonly number[]): (stream: RandomStream) => CallCase {
  return (stream) => {
    const chosen = weights(stream, 2 << stream.below(2));
    const names = someNames(stream, chosen.length);
    const nodes = names.map((node, index): Call => [addNode, node, chosen[index]!]);
    return buildCase([bounded(stream)], [...nodes, ...someKeys(stream, 40).map((key): Call => [acquire, key])]);
  };
}

const equal = (_stream: RandomStream, count: number): number[] => Array<number>(count).fill(integer(1));
/** Totals of 4 and 8, which leave the bound exact. */
const unequal = (stream: RandomStream, count: number): number[] =>
  count === 2 ? shuffle(stream, [integer(1), integer(3)]) : shuffle(stream, [fraction(0.5), fraction(1.5), integer(2), integer(4)]);

/** Places are taken and given back, also where none is held and on unknown nodes; what was free counts again. */
function releases(stream: RandomStream): CallCase {
  const names = someNames(stream, 8);
  const stay = names.slice(0, 4);
  const keys = someKeys(stream, 3);
  const calls = Array.from({ length: 30 }, (_, at): Call =>
    at > 6 && stream.below(5) < 3 ? [release, names[stream.below(5)]!] : [acquire, keys[stream.below(3)]!],
  );
  return buildCase(
    [bounded(stream)],
    [[release, names[0]!], ...join(stay), ...lists(keys, 4), ...calls, [acquire, keys[0]!], [acquire, keys[0]!]],
  );
}

/** Nodes leave with their places, come back without, and change their weight with them. */
function changes(stream: RandomStream): CallCase {
  const names = someNames(stream, 4);
  const keys = someKeys(stream, 3);
  const take = (count: number) => Array.from({ length: count }, (): Call => [acquire, keys[stream.below(3)]!]);
  const leaver = names[stream.below(4)]!;
  const heavier = names[stream.below(4)]!;
  return buildCase(
    [bounded(stream)],
    [
      ...join(names),
      ...lists(keys, 4),
      ...take(10),
      [removeNode, leaver],
      ...take(4),
      ...join([leaver]),
      ...take(6),
      [addNode, heavier, integer(5)],
      ...lists(keys, 4),
      ...take(8),
      [addNode, heavier, integer(1)],
      ...take(6),
    ],
  );
}

/** Taking places moves no owners, and leaves another ring alone. */
function ownersStay(stream: RandomStream): CallCase {
  const names = evenNames(stream);
  const keys = someKeys(stream, 4);
  const calls = Array.from({ length: 12 }, (): Call[] => {
    const key = keys[stream.below(4)]!;
    return [[acquire, key], [getNode, key], ...second([[getNode, key]])];
  });
  return buildCase([bounded(stream)], [...join(names), ...owners(keys), ...second(join(names)), ...calls.flat()]);
}

/** The hidden tests of the fourth stage: bounded loads. */
export const loadTests: readonly CasesTest[] = [
  {
    kind: 'cases',
    id: 'R17/first-with-room',
    rule: 'R17',
    title: 'a place is taken on the first node of the list with room',
    failure: 'acquire did not take the place on the first node with room, from the owner onwards.',
    cases: (stream) => draw(stream, firstWithRoom, 60),
  },
  {
    kind: 'cases',
    id: 'R17/alone',
    rule: 'R17',
    title: 'one node takes every place, an empty ring none',
    failure: 'acquire on a ring of one node did not name it, or named one on an empty ring.',
    cases: (stream) => draw(stream, alone, 20),
  },
  {
    kind: 'cases',
    id: 'R17/owners-stay',
    rule: 'R17',
    title: 'getNode is the same whatever is held',
    failure: 'The answer of getNode changed with the places held.',
    cases: (stream) => draw(stream, ownersStay, 20),
  },
  {
    kind: 'cases',
    id: 'R18/equal',
    rule: 'R18',
    title: 'no place goes beyond the bound, equal weights',
    failure: 'acquire took a place on a node that then held more than its bound.',
    cases: (stream) => draw(stream, within(equal)),
  },
  {
    kind: 'cases',
    id: 'R18/weighted',
    rule: 'R18',
    title: 'no place goes beyond the bound, unequal weights',
    failure: 'acquire took a place on a node that then held more than its bound by weight.',
    cases: (stream) => draw(stream, within(unequal)),
  },
  {
    kind: 'cases',
    id: 'R19/release',
    rule: 'R19',
    title: 'places given back are free, and none is given back that is not held',
    failure: 'After release the places held were not what they should be.',
    cases: (stream) => draw(stream, releases, 80),
  },
  {
    kind: 'cases',
    id: 'R19/changes',
    rule: 'R19',
    title: 'a node leaves with its places, and keeps them when its weight changes',
    failure: 'After a node had left, come back or changed its weight, the places held were not what they should be.',
    cases: (stream) => draw(stream, changes, 80),
  },
];
