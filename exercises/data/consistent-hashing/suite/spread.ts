import type { RandomStream } from '../../../../src/kernel/index.ts';
import {
  buildCase,
  integerArgument,
  resultOfArgument,
  type CallCase,
  type CasesTest,
  type MeasuredValue,
} from '../../../../src/grader/authoring.ts';
import manifest from '../exercise.ts';
import { join, owners } from './case-shapes.ts';
import { numberedName, surface, type Call } from './ring-calls.ts';

const nodesEach = 10;
const ringsEach = 8;
/** Points a node, keys, and how many of the keys are asked for again after a join. */
const settings = [
  { virtualNodes: 100, keys: 2600, again: 1000 },
  { virtualNodes: 10, keys: 1200, again: 0 },
];

/**
 * Rings of ten nodes with fixed names, and keys drawn from the seed; on some an eleventh node joins. Names are fixed so that a solution's shares, which
 * are its own random draw, do not depend on the seed of the run.
 */
function spreadCases(stream: RandomStream): CallCase[] {
  return settings.flatMap(({ virtualNodes, keys, again }) =>
    Array.from({ length: ringsEach }, (_, ring) => {
      const first = stream.below(1_000_000);
      const asked = Array.from({ length: keys }, (_key, index) => integerArgument(first + index));
      const names = Array.from({ length: nodesEach + 1 }, (_name, index) => numberedName(ring * (nodesEach + 1) + index));
      const joined: Call[] = again > 0 ? [...join(names.slice(nodesEach)), ...owners(asked.slice(0, again))] : [];
      return buildCase([{ virtualNodes }], [...join(names.slice(0, nodesEach)), ...owners(asked), ...joined]);
    }),
  );
}

/** The keys that each of the ten nodes owns, before the eleventh joins. */
function loadsOf(one: CallCase, results: Int32Array, keys: number): number[] {
  const loads = new Map<number, number>();
  for (let at = 0; at < nodesEach; at++) loads.set(resultOfArgument(one.a[at]!, surface.values), 0);
  for (const result of results.subarray(nodesEach, nodesEach + keys)) loads.set(result, (loads.get(result) ?? 0) + 1);
  return [...loads.values()];
}

/** The share of the keys asked for again that have another owner than before, by how many nodes there are then. */
function movedOf(results: Int32Array, keys: number, again: number): number {
  const before = results.subarray(nodesEach, nodesEach + again);
  const after = results.subarray(nodesEach + keys + 1);
  let moved = 0;
  for (let at = 0; at < again; at++) if (before[at] !== after[at]) moved += 1;
  return (moved / again) * (nodesEach + 1);
}

/**
 * The coefficient of variation of all shares, each against the mean of its ring, less the (n - 1) / K that counting K keys on n nodes adds to its square.
 * IEEE 754 rounds Math.sqrt correctly, so it is the same everywhere.
 */
function variation(loads: readonly (readonly number[])[], keys: number): number {
  const relative = loads.flatMap((each) => each.map((load) => (load * each.length) / keys));
  const square = relative.reduce((sum, one) => sum + (one - 1) ** 2, 0) / relative.length;
  return Math.sqrt(Math.max(0, square - (nodesEach - 1) / keys));
}

function measured(id: string, value: number): MeasuredValue {
  const found = manifest.budgets.find((each) => each.id === id)!;
  return { id, budget: found.budget, unit: found.unit, value };
}

/** Shares and moves of keys, statistical: bounds and deviations stand in the manifest. */
export const spreadTest: CasesTest = {
  kind: 'cases',
  id: 'R8/spread',
  rule: 'R8',
  title: 'keys are spread as evenly as random points spread them',
  failure: 'Keys were spread less evenly over equal nodes than so many random points do, or a join moved more than its share.',
  cases: spreadCases,
  measure(cases, results) {
    const groups = settings.map(({ virtualNodes, keys }, group) => {
      const range = [group * ringsEach, (group + 1) * ringsEach] as const;
      const loads = cases.slice(...range).map((one, index) => loadsOf(one, results[range[0] + index]!, keys));
      return { virtualNodes, keys, loads };
    });
    const [{ keys, again }] = settings as [(typeof settings)[number]];
    const mostLoaded = groups[0]!.loads.map((loads) => (Math.max(...loads) * nodesEach) / keys);
    const moved = results.slice(0, ringsEach).map((each) => movedOf(each, keys, again));
    const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
    return [
      measured('variation', Math.max(...groups.map((group) => variation(group.loads, group.keys) * Math.sqrt(group.virtualNodes)))),
      measured('most-loaded', mean(mostLoaded)),
      measured('moved', mean(moved)),
    ];
  },
};
