import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, integerArgument, type BudgetTest, type CallCase } from '../../../../src/grader/authoring.ts';
import manifest from '../exercise.ts';
import { join } from './case-shapes.ts';
import { method, numberedName, type Call } from './ring-calls.ts';

const { acquire, getNode, getNodes, release, removeNode } = method;
const integer = integerArgument;

interface Prepared {
  readonly fill: CallCase;
  readonly measured: CallCase;
}

function budget(id: string): { id: string; budget: number; unit: string } {
  const found = manifest.budgets.find((each) => each.id === id)!;
  return { id, budget: found.budget, unit: found.unit };
}

function names(count: number): number[] {
  return Array.from({ length: count }, (_, index) => numberedName(index));
}

/** Nodes and points a node by all points of the ring: both grow. */
const lookUpRings = new Map([
  [128, { nodes: 4, virtualNodes: 32 }],
  [4096, { nodes: 64, virtualNodes: 64 }],
]);

/** Owners of new keys, and for each fourth the third node of its list. A ring may be built by the look-up that ends the fill. */
function prepareLookUps(size: number, stream: RandomStream): Prepared {
  const { nodes, virtualNodes } = lookUpRings.get(size)!;
  const setup = [{ virtualNodes }];
  const first = stream.below(1_000_000);
  const measured = Array.from({ length: 2048 }, (_, at): Call => {
    const key = integer(first + at);
    return at % 4 === 3 ? [getNodes, key, integer(3), integer(2)] : [getNode, key];
  });
  return { fill: buildCase(setup, [...join(names(nodes)), [getNode, integer(0)]]), measured: buildCase(setup, measured) };
}

const changePoints = 128;

/** One node leaves and joins again, and after each change one key is asked for, so that a ring that is built late is built. */
function prepareChanges(points: number): Prepared {
  const setup = [{ virtualNodes: changePoints }];
  const nodes = names(points / changePoints);
  const measured = Array.from({ length: 8 }, (_, at): Call[] => {
    const node = nodes[(at * 5) % nodes.length]!;
    return [[removeNode, node], [getNode, integer(at)], ...join([node]), [getNode, integer(at)]];
  });
  return { fill: buildCase(setup, [...join(nodes), [getNode, integer(0)]]), measured: buildCase(setup, measured.flat()) };
}

/** Places taken and given back on a ring whose nodes have two points each, half as much again held as there are nodes. */
function preparePlaces(nodes: number, stream: RandomStream): Prepared {
  const setup = [{ virtualNodes: 2, epsilon: 1 }];
  const first = stream.below(1_000_000);
  const held = Array.from({ length: 2 * nodes }, (_, at): Call => [acquire, integer(first + at)]);
  const measured = Array.from({ length: 1024 }, (_, at): Call =>
    at % 3 === 2 ? [release, numberedName(stream.below(nodes))] : [acquire, integer(first + 2 * nodes + at)],
  );
  return { fill: buildCase(setup, [...join(names(nodes)), ...held]), measured: buildCase(setup, measured) };
}

/** Metered steps of changes, of look-ups and of taking places, on growing rings. */
export const budgetTests: readonly BudgetTest[] = [
  {
    kind: 'budget',
    id: 'R10/changes',
    rule: 'R10',
    title: 'steps of a join or leave at 512 and 1,024 points',
    failure: 'A join or leave takes far more steps than putting all points in order once.',
    sizes: [512, 1024],
    prepare: prepareChanges,
    // Of four calls two are changes, and the look-ups beside them are small.
    measure: (stepsPerCall) => [{ ...budget('steps-per-point'), value: (2 * stepsPerCall.at(-1)!) / (256 << stepsPerCall.length) }],
  },
  {
    kind: 'budget',
    id: 'R9/look-ups',
    rule: 'R9',
    title: 'steps of a look-up at 128 and 4,096 points',
    failure:
      'The cost of a look-up grows faster than with the logarithm of the number of points, or is far above what a search in order needs.',
    sizes: [...lookUpRings.keys()],
    prepare: prepareLookUps,
    measure(stepsPerCall) {
      const last = stepsPerCall.at(-1)!;
      return [
        { ...budget('steps-per-look-up'), value: last },
        { ...budget('growth'), value: last / stepsPerCall[0]! },
      ];
    },
  },
  {
    kind: 'budget',
    id: 'R20/places',
    rule: 'R20',
    title: 'steps of taking or giving back a place with 32 and 512 nodes',
    failure: 'The cost of acquire or release grows with the number of nodes.',
    sizes: [32, 512],
    prepare: preparePlaces,
    measure: (stepsPerCall) => [{ ...budget('steps-per-place'), value: stepsPerCall.at(-1)! }],
  },
];
