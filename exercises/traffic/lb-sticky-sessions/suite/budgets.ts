import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, type BudgetTest, type CallCase, type CasesTest } from '../../../../src/grader/authoring.ts';
import { fleetId, method, textOf } from '../../suite-parts/balancer-calls.ts';
import { lettered } from '../../suite-parts/balancer-setup.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import { join, leave, pick, scriptCase, type Call } from '../../suite-parts/case-shapes.ts';
import manifest from '../exercise.ts';

const addresses = 10_000;
const picksMeasured = 2000;

/** Picks for so many clients, `stride` apart. */
function clients(first: number, stride: number): Call[] {
  return Array.from({ length: addresses }, (_, index) => pick((first + index * stride) % (1 << 24)));
}

/** Fleets with the weights they have when the picks begin, and blocks of addresses as networks hand them out. */
function skewCases(stream: RandomStream): CallCase[] {
  const first = () => stream.below(1 << 24);
  return [
    scriptCase({ backends: lettered(Array.from({ length: 10 }, () => 1)) }, clients(first(), 1)),
    scriptCase({ backends: lettered([1, 2, 3, 6]) }, clients(first(), 256)),
    scriptCase({ backends: lettered([5, 5, 2, 3]) }, [join('a', 1), leave('d'), ...clients(first(), 65_539)]),
  ];
}

/** Returns how far the share of a backend is from its share of the weights, in per cent, for the worst backend. */
function skewOf(weights: ReadonlyMap<string, number>, one: CallCase, results: Int32Array): number {
  const counts = new Map<string, number>();
  let picks = 0;
  for (const [at, code] of one.methods.entries()) {
    if (code !== method.pick) continue;
    picks += 1;
    const id = textOf(results[at]!)!;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const deviations = Array.from(weights, ([id, weight]) => Math.abs(((counts.get(id) ?? 0) * total) / (picks * weight) - 1));
  return 100 * Math.max(...deviations);
}

const finalWeights: readonly ReadonlyMap<string, number>[] = [
  new Map([...'abcdefghij'].map((id) => [id, 1])),
  new Map([
    ['a', 1],
    ['b', 2],
    ['c', 3],
    ['d', 6],
  ]),
  new Map([
    ['a', 1],
    ['b', 5],
    ['c', 2],
  ]),
];

/** Shares over many addresses. */
export const skewTest: CasesTest = {
  kind: 'cases',
  id: 'R8/shares',
  rule: 'R8',
  title: 'shares of 10,000 addresses, by weight',
  failure: 'Over many addresses, a backend got far more or far less than its share of the clients.',
  cases: skewCases,
  measure: (cases, results) => [
    {
      ...budgetOf(manifest, 'skew'),
      value: Math.max(...cases.map((one, index) => skewOf(finalWeights[index]!, one, results[index]!))),
    },
  ],
};

/** Fills nothing; picks for many addresses, and one backend leaves and returns on the way. */
function preparePicks(size: number, stream: RandomStream): { fill: CallCase; measured: CallCase } {
  const setup = [{ backends: Array.from({ length: size }, (_, index) => ({ id: fleetId(index), weight: 1 })) }];
  const first = stream.below((1 << 24) - picksMeasured);
  const picks = Array.from({ length: picksMeasured }, (_, index) => pick(first + index));
  const gone = fleetId(stream.below(size));
  const third = Math.floor(picksMeasured / 3);
  const measured = [...picks.slice(0, third), leave(gone), ...picks.slice(third, 2 * third), join(gone), ...picks.slice(2 * third)];
  return { fill: buildCase(setup, [pick(0)]), measured: buildCase(setup, measured) };
}

/** Metered steps as the fleet grows. */
export const stepsTest: BudgetTest = {
  kind: 'budget',
  id: 'R10/steps',
  rule: 'R10',
  title: 'steps per pick with 8, 32 and 64 backends',
  failure: 'A pick costs far more than a look at each backend.',
  sizes: [8, 32, 64],
  prepare: preparePicks,
  measure: (stepsPerCall) => [{ ...budgetOf(manifest, 'steps-per-pick'), value: stepsPerCall.at(-1)! }],
};
