import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, type BudgetTest, type CallCase } from '../../../../src/grader/authoring.ts';
import type { Link, Requirement, System } from '../contract.ts';
import manifest from '../exercise.ts';
import { askAvailability, askSinglePoints, letterCount, names, type Call } from './calls.ts';
import { requiring, someComponents } from './draws.ts';
import { setupOf } from './system-setup.ts';

function budget(id: string): { id: string; budget: number; unit: string } {
  const found = manifest.budgets.find((each) => each.id === id)!;
  return { id, budget: found.budget, unit: found.unit };
}

/** Measures calls on a new model, and making it. */
function prepared(system: System, calls: readonly Call[]): { fill: CallCase; measured: CallCase } {
  const setup = [setupOf(system)];
  return { fill: buildCase(setup, []), measured: buildCase(setup, calls) };
}

/** At least half of so many components, none alike. */
function quorum(size: number, stream: RandomStream): System {
  const ids = Array.from({ length: size }, (_, index) => `n${index}`);
  return requiring(someComponents(stream, ids), { atLeast: size / 2, of: ids });
}

const sharedCount = 5;

/** So many services, each with two or three instances of its own, which stand on five zones that all of them share. */
function services(size: number, stream: RandomStream): System {
  const zones = names.slice(0, sharedCount);
  const ids = [...zones];
  const instance = (zone: number): Requirement => {
    ids.push(`n${ids.length}`);
    return { all: [ids.at(-1)!, zones[zone % sharedCount]!] };
  };
  const all = Array.from({ length: size }, (_, at): Requirement => {
    const first = stream.below(sharedCount);
    if (at % 4 === 3) return { atLeast: 2, of: [first, first + 1, first + 3].map(instance) };
    return { any: [first, first + 1 + stream.below(sharedCount - 1)].map(instance) };
  });
  return requiring(someComponents(stream, ids), { all });
}

/** Components between one single point and the next: two lanes with ways across and back. */
const laneLength = 19;

/** All letters in a row, between each and the next two lanes: 976 components at most. */
function lanes(size: number, stream: RandomStream): System {
  const letters = names.slice(0, Math.min(size, letterCount));
  const links: Link[] = [];
  const ids = [...letters];
  for (const [at, letter] of letters.slice(0, -1).entries()) {
    const lane = (name: string) => Array.from({ length: laneLength }, (_, step) => `${name}${at}-${step}`);
    const [left, right] = [lane('n'), lane('m')];
    ids.push(...left, ...right);
    for (const one of [left, right]) {
      const whole = [letter, ...one, letters[at + 1]!];
      for (let step = 1; step < whole.length; step++) links.push({ from: whole[step - 1]!, to: whole[step]! });
    }
    for (let step = 1; step < laneLength; step++) {
      const kind = stream.below(4);
      if (kind === 0) links.push({ from: left[step - 1]!, to: right[step]! });
      if (kind === 1) links.push({ from: right[step - 1]!, to: left[step]! });
      if (kind === 2) links.push({ from: left[step]!, to: right[step - 1]! });
    }
  }
  const components = ids.map((id) => ({ id, availability: 0.99 }));
  return { components, requirement: letters[0]!, entry: letters[0]!, links, targets: [letters.at(-1)!] };
}

/** Metered steps of a large quorum, of many services on shared zones, and of a large graph. */
export const budgetTests: readonly BudgetTest[] = [
  {
    kind: 'budget',
    id: 'R14/shared-steps',
    rule: 'R14',
    title: 'steps of 16 services on five shared zones',
    failure: 'The cost doubles with components that stand at one place only.',
    sizes: [2, 16],
    prepare: (size, stream) => prepared(services(size, stream), [askAvailability]),
    measure: (stepsPerCall) => [{ ...budget('shared-steps'), value: stepsPerCall.at(-1)! }],
  },
  {
    kind: 'budget',
    id: 'R15/quorum-steps',
    rule: 'R15',
    title: 'steps of at least 64 of 128',
    failure: 'The cost of `atLeast` grows with the number of ways to choose, and not with the number of parts and the number wanted.',
    sizes: [16, 128],
    prepare: (size, stream) => prepared(quorum(size, stream), [askAvailability]),
    measure: (stepsPerCall) => [{ ...budget('quorum-steps'), value: stepsPerCall.at(-1)! }],
  },
  {
    kind: 'budget',
    id: 'R16/graph-steps',
    rule: 'R16',
    title: 'steps of the single points of 976 components',
    failure: 'The cost of the single points grows with the number of components times the number of links, or faster.',
    sizes: [4, letterCount],
    prepare: (size, stream) => prepared(lanes(size, stream), askSinglePoints(2)),
    measure: (stepsPerCall) => [{ ...budget('graph-steps'), value: stepsPerCall.at(-1)! }],
  },
];
