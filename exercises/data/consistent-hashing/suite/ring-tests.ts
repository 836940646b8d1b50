import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, integerArgument, type CallCase, type CasesTest } from '../../../../src/grader/authoring.ts';
import { draw, fewPoints, join, lists, owners, second, shuffle, someKeys, someNames } from './case-shapes.ts';
import { awkwardNames, lengthOfList, method, noWeight, type Call } from './ring-calls.ts';
import { continuedNames, oneEach } from './share-checks.ts';

const { addNode, getNode, getNodes, removeNode } = method;
const integer = integerArgument;

/** Nodes come and go, down to none at times; no key is asked for twice, so that only "is it a member" can be answered wrongly. */
function members(stream: RandomStream): CallCase {
  const names = someNames(stream, 4);
  const calls: Call[] = [[getNode, integer(0)]];
  const on = new Set<number>();
  let key = 1 + stream.below(1000);
  for (let at = 0; at < 14; at++) {
    const node = names[stream.below(4)]!;
    const leaves = on.has(node) && stream.below(5) < 3;
    if (leaves) on.delete(node);
    else on.add(node);
    calls.push(leaves ? [removeNode, node] : [addNode, node, noWeight]);
    for (let asked = 0; asked < 4; asked++) calls.push([getNode, integer(key++)]);
  }
  return buildCase([{ virtualNodes: fewPoints(stream) }], calls);
}

/** Asks a ring that stays as it is for the same keys again and again. */
function again(stream: RandomStream): CallCase {
  const keys = someKeys(stream, 12);
  return buildCase(
    [{ virtualNodes: fewPoints(stream) }],
    [...join(someNames(stream, 2 + stream.below(4))), ...owners(keys), ...owners(shuffle(stream, [...keys])), ...owners(keys)],
  );
}

/** Two rings with the same nodes, joined in two orders. */
function anyOrder(stream: RandomStream): CallCase {
  const names = someNames(stream, 2 + stream.below(5));
  const keys = someKeys(stream, 16);
  const other = shuffle(stream, [...names]);
  return buildCase(
    [{ virtualNodes: fewPoints(stream) }],
    [...join(names), ...owners(keys), ...second(join(other)), ...second(owners(keys))],
  );
}

/** Two rings with the same nodes, on one of which others came and went, and some of the same left for a while. */
function anyHistory(stream: RandomStream): CallCase {
  const names = someNames(stream, 7);
  const stay = names.slice(0, 2 + stream.below(3));
  const guests = names.slice(5);
  const leaver = stay[stream.below(stay.length)]!;
  const keys = someKeys(stream, 16);
  const history: Call[] = [
    ...join([guests[0]!, ...stay]),
    [removeNode, leaver],
    ...join([guests[1]!]),
    [removeNode, guests[0]!],
    ...join([leaver]),
    [removeNode, guests[1]!],
  ];
  return buildCase([{ virtualNodes: fewPoints(stream) }], [...join(stay), ...owners(keys), ...second(history), ...second(owners(keys))]);
}

/** Without virtualNodes there are 100 points a node: the ring answers as one that says so. */
function defaultPoints(stream: RandomStream): CallCase {
  const names = someNames(stream, 3);
  const keys = someKeys(stream, 60);
  return buildCase([{}, { virtualNodes: 100 }], [...join(names), ...owners(keys), ...second(join(names)), ...second(owners(keys))]);
}

/** One node joins a ring. */
function joining(stream: RandomStream): CallCase {
  const names = someNames(stream, 2 + stream.below(6));
  const keys = someKeys(stream, 30);
  return buildCase(
    [{ virtualNodes: fewPoints(stream) }],
    [...join(names.slice(1)), ...owners(keys), ...join(names.slice(0, 1)), ...owners(keys)],
  );
}

/** One node leaves a ring, any one of them. */
function leaving(stream: RandomStream): CallCase {
  const names = someNames(stream, 2 + stream.below(6));
  const keys = someKeys(stream, 30);
  return buildCase(
    [{ virtualNodes: fewPoints(stream) }],
    [...join(names), ...owners(keys), [removeNode, names[stream.below(names.length)]!], ...owners(keys)],
  );
}

/** Nodes are added that are there, and removed that are not; a node added twice is gone when it is removed once. */
function unchanged(stream: RandomStream): CallCase {
  const names = someNames(stream, 6);
  const stay = names.slice(0, 2 + stream.below(3));
  const keys = someKeys(stream, 16);
  return buildCase(
    [{ virtualNodes: fewPoints(stream) }],
    [
      ...join(stay),
      ...owners(keys),
      ...shuffle<Call>(stream, [...join(stay), [removeNode, names[5]!]]),
      ...owners(keys),
      [removeNode, stay[0]!],
      ...owners(keys),
    ],
  );
}

/** So few places that points of different nodes fall on the same. */
function crowded(stream: RandomStream): { virtualNodes: number; hashBits: number } {
  return { virtualNodes: 1 + stream.below(5), hashBits: 2 + stream.below(4) };
}

function crowdedOrder(stream: RandomStream): CallCase {
  const names = someNames(stream, 2 + stream.below(4));
  const keys = someKeys(stream, 20);
  return buildCase(
    [crowded(stream)],
    [...join(names), ...owners(keys), ...second(join(shuffle(stream, [...names]))), ...second(owners(keys))],
  );
}

function crowdedLeaving(stream: RandomStream): CallCase {
  const names = someNames(stream, 3 + stream.below(3));
  const keys = someKeys(stream, 20);
  const leaver = names[stream.below(names.length)]!;
  return buildCase(
    [crowded(stream)],
    [...join(names), ...owners(keys), [removeNode, leaver], ...owners(keys), ...join([leaver]), ...owners(keys)],
  );
}

/** Nodes and keys with names that careless code takes for something else. */
function awkward(stream: RandomStream): CallCase {
  const names = shuffle(stream, [...awkwardNames]).slice(0, 2 + stream.below(4));
  const keys = [...someKeys(stream, 8), ...awkwardNames];
  return buildCase(
    [{ virtualNodes: fewPoints(stream) }],
    [
      ...owners(keys.slice(-3)),
      ...join(names),
      ...owners(keys),
      [removeNode, awkwardNames[stream.below(awkwardNames.length)]!],
      ...owners(keys),
      ...second(join(shuffle(stream, [...names]))),
      ...second(owners(keys)),
    ],
  );
}

/** Each name that careless code takes for something else, alone on a ring. */
function awkwardAlone(): CallCase[] {
  return awkwardNames.map((node) =>
    buildCase(
      [{ virtualNodes: 3 }],
      [
        ...join([node]),
        ...owners([integer(0), integer(1)]),
        [getNodes, integer(2), integer(5), lengthOfList],
        [removeNode, node],
        [getNode, integer(0)],
      ],
    ),
  );
}

/** A ring that was asked before a join, and one made anew after it. */
function takenOver(stream: RandomStream): CallCase {
  const names = someNames(stream, 2 + stream.below(3));
  const keys = someKeys(stream, 30);
  return buildCase(
    [{ virtualNodes: fewPoints(stream) }],
    [
      ...second(join(names)),
      ...second(owners(keys)),
      ...join(names.slice(1)),
      ...owners(keys),
      ...join(names.slice(0, 1)),
      ...owners(keys),
    ],
  );
}

/** Two rings with nodes of their own, calls mixed; on the first all was asked for before the second was made. */
function twoRings(stream: RandomStream): CallCase {
  const names = someNames(stream, 5);
  const keys = someKeys(stream, 8);
  const calls: Call[] = [...join(names), ...lists(keys, 5)];
  for (let at = 0; at < 16; at++) {
    const node = names[stream.below(5)]!;
    const change: Call = stream.below(2) === 0 ? [removeNode, node] : [addNode, node, noWeight];
    const asked = lists([keys[stream.below(8)]!, keys[stream.below(8)]!], 2);
    calls.push(...(stream.below(2) === 0 ? [change, ...asked, ...second(asked)] : [...second([change, ...asked]), ...asked]));
  }
  return buildCase([{ virtualNodes: 2 + stream.below(3) }, { virtualNodes: 5 + stream.below(3) }], calls);
}

/** The hidden tests of the first stage: the ring. */
export const ringTests: readonly CasesTest[] = [
  {
    kind: 'cases',
    id: 'R1/members',
    rule: 'R1',
    title: 'the owner is a node of the ring, and undefined on an empty one',
    failure: 'getNode named something that is not on the ring, or nothing although there are nodes.',
    cases: (stream) => draw(stream, members),
  },
  {
    kind: 'cases',
    id: 'R2/again',
    rule: 'R2',
    title: 'a ring that stays as it is gives a key the same owner',
    failure: 'A key got another owner although nothing had changed.',
    cases: (stream) => draw(stream, again, 20),
  },
  {
    kind: 'cases',
    id: 'R2/any-order',
    rule: 'R2',
    title: 'two rings joined in different orders agree',
    failure: 'Two rings with the same nodes gave a key different owners: the order in which nodes joined showed.',
    cases: (stream) => draw(stream, anyOrder),
  },
  {
    kind: 'cases',
    id: 'R2/any-history',
    rule: 'R2',
    title: 'nodes that came and went leave no trace',
    failure: 'Two rings with the same nodes gave a key different owners: what had come and gone before showed.',
    cases: (stream) => draw(stream, anyHistory),
  },
  {
    kind: 'cases',
    id: 'R3/join',
    rule: 'R3',
    title: 'a join moves keys to the new node only',
    failure: 'When a node joined, a key moved between two others.',
    cases: (stream) => draw(stream, joining, 60),
  },
  {
    kind: 'cases',
    id: 'R3/takes-over',
    rule: 'R3',
    title: 'after a join the ring answers as one made anew',
    failure: 'A key that belongs to the new node stayed where it had been before the join.',
    cases: (stream) => draw(stream, takenOver),
  },
  {
    kind: 'cases',
    id: 'R4/leave',
    rule: 'R4',
    title: 'a leave moves the keys of the node that left only',
    failure: 'When a node left, a key of another node moved.',
    cases: (stream) => draw(stream, leaving, 60),
  },
  {
    kind: 'cases',
    id: 'R5/unchanged',
    rule: 'R5',
    title: 'adding what is there and removing what is not change nothing',
    failure: 'Adding a node again, or removing one that is not there, changed the answers.',
    cases: (stream) => draw(stream, unchanged),
  },
  {
    kind: 'cases',
    id: 'R6/order',
    rule: 'R6',
    title: 'rings agree where points fall on one place',
    failure: 'Points of two nodes fell on the same place, and the order in which they came decided.',
    cases: (stream) => draw(stream, crowdedOrder),
  },
  {
    kind: 'cases',
    id: 'R6/leave',
    rule: 'R6',
    title: 'a leave takes only its own points from a place',
    failure: 'Points of two nodes fell on the same place, and a join or leave of one changed what the other has.',
    cases: (stream) => draw(stream, crowdedLeaving),
  },
  {
    kind: 'cases',
    id: 'R7/any-name',
    rule: 'R7',
    title: 'any text is a name and a key',
    failure: 'A name or key such as "__proto__", "" or "11" was not treated like any other.',
    cases: (stream) => draw(stream, awkward),
  },
  {
    kind: 'cases',
    id: 'R7/alone',
    rule: 'R7',
    title: 'a node with any name owns every key of its ring',
    failure: 'A node with a name such as "__proto__", "" or "constructor", alone on the ring, did not own every key.',
    cases: awkwardAlone,
  },
  {
    kind: 'cases',
    id: 'R7/continued-names',
    rule: 'R7',
    title: 'names that continue one another share no points',
    failure:
      'Of two nodes such as "node-1" and "node-11", with equal weights, one owned far more than the other: they seem to share points.',
    cases: (stream) => [continuedNames.buildCase(stream)],
    check: continuedNames.check,
  },
  {
    kind: 'cases',
    id: 'R8/default',
    rule: 'R8',
    title: 'virtualNodes is 100 where it is left out',
    failure: 'A ring made without virtualNodes did not answer as one with 100.',
    cases: (stream) => draw(stream, defaultPoints, 4),
  },
  {
    kind: 'cases',
    id: 'R8/one-point',
    rule: 'R8',
    title: 'with one point a node, shares are uneven',
    failure: 'With virtualNodes of 1 the keys were spread far more evenly than one point a node can: the option seems to be ignored.',
    cases: (stream) => [oneEach.buildCase(stream)],
    check: oneEach.check,
  },
  {
    kind: 'cases',
    id: 'R11/two-rings',
    rule: 'R11',
    title: 'two rings share nothing',
    failure: 'What was done to one ring showed in another.',
    cases: (stream) => draw(stream, twoRings),
  },
];
