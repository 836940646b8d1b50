import { buildCase, integerArgument, type CasesTest } from '../../../../src/grader/authoring.ts';
import { join, lists, owners, second } from './case-shapes.ts';
import { lengthOfList, method, noWeight, type Call } from './ring-calls.ts';

const { acquire, addNode, addNodeThrows, getNode, getNodes, release, removeNode } = method;
const integer = integerArgument;
const [a, b, c] = [0, 1, 2] as const;
const keys = Array.from({ length: 8 }, (_, index) => integer(index));

function example(id: string, rule: string, title: string, failure: string, setup: readonly unknown[], calls: readonly Call[]): CasesTest {
  const one = buildCase(setup, calls);
  return { kind: 'cases', id, rule, title, failure, visible: true, cases: () => [one] };
}

const plain = [{ virtualNodes: 10 }];
const bounded = [{ virtualNodes: 10, epsilon: 0.5 }];

/** The tests a learner sees and can run at will, stage by stage. */
export const visibleTests: readonly CasesTest[] = [
  example(
    'R1/example',
    'R1',
    'an empty ring, then one node, then none',
    'getNode named no node of the ring, or something on an empty one.',
    plain,
    [[getNode, keys[0]!], [addNode, a, noWeight], ...owners(keys.slice(0, 3)), [removeNode, a], [getNode, keys[0]!]],
  ),
  example('R2/example', 'R2', 'a, b, c and c, b, a make the same ring', 'Two rings with the same nodes disagreed.', plain, [
    ...join([a, b, c]),
    ...owners(keys),
    ...second(join([c, b, a])),
    ...second(owners(keys)),
  ]),
  example('R3/example', 'R3', 'c joins a and b', 'When c joined, a key moved between a and b.', plain, [
    ...join([a, b]),
    ...owners(keys),
    ...join([c]),
    ...owners(keys),
  ]),
  example('R4/example', 'R4', 'a leaves b and c', 'When a left, a key of b or c moved.', plain, [
    ...join([a, b, c]),
    ...owners(keys),
    [removeNode, a],
    ...owners(keys),
  ]),
  example(
    'R6/example',
    'R6',
    'four places for three nodes',
    'Points fell on the same place, and the order of joining decided.',
    [{ virtualNodes: 2, hashBits: 2 }],
    [...join([a, b, c]), ...owners(keys), ...second(join([c, a, b])), ...second(owners(keys)), [removeNode, b], ...owners(keys)],
  ),
  example(
    'R13/example',
    'R13',
    'a becomes heavier, then light again',
    'When the weight of a changed, a key moved between b and c, or the wrong way.',
    plain,
    [...join([a, b, c]), ...owners(keys), [addNode, a, integer(4)], ...owners(keys), [addNode, a, noWeight], ...owners(keys)],
  ),
  example('R14/example', 'R14', 'a weight of 0 is refused', 'A weight of 0 did not throw a RangeError, or changed the ring.', plain, [
    [addNodeThrows, a, integer(0)],
    [getNode, keys[0]!],
    [addNode, a, integer(2)],
    [addNodeThrows, a, integer(0)],
    [getNode, keys[0]!],
  ]),
  example(
    'R15/example',
    'R15',
    'two of three nodes, and ten of three',
    'A list repeated a node, did not begin with the owner, or had the wrong length.',
    plain,
    [
      ...join([a, b, c]),
      ...owners([keys[0]!]),
      ...lists([keys[0]!], 2),
      [getNodes, keys[0]!, integer(2), lengthOfList],
      [getNodes, keys[0]!, integer(10), lengthOfList],
      [getNodes, keys[0]!, integer(0), lengthOfList],
    ],
  ),
  example('R16/example', 'R16', 'b leaves, and drops out of the lists', 'When b left, the others changed their order in a list.', plain, [
    ...join([a, b, c]),
    ...lists(keys.slice(0, 4), 3),
    [removeNode, b],
    ...lists(keys.slice(0, 4), 2),
  ]),
  example('R17/example', 'R17', 'places for one key on two nodes', 'A place was not taken on the first node with room.', bounded, [
    ...join([a, b]),
    ...lists([keys[0]!], 2),
    ...Array.from({ length: 6 }, (): Call => [acquire, keys[0]!]),
  ]),
  example('R19/example', 'R19', 'a place given back can be taken again', 'A place that was given back was not free.', bounded, [
    ...join([a, b]),
    ...lists([keys[0]!], 2),
    ...Array.from({ length: 4 }, (): Call => [acquire, keys[0]!]),
    [release, a],
    [release, b],
    [acquire, keys[0]!],
    [removeNode, a],
    [acquire, keys[0]!],
  ]),
];
