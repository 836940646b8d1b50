import type { Simulation } from '../../../../src/grader/authoring.ts';
import type { RandomStream } from '../../../../src/kernel/index.ts';
import {
  callOption,
  type DefinitionSpec,
  type PlannedFault,
  type RunSpec,
  type SagaScenario,
  type Schedule,
  type StepSpec,
} from '../../../../src/sim/saga/index.ts';

/** Retries in every simulation: the bounds of the waits are 100, 200 and 250 ms. */
export const retry = { maxAttempts: 4, baseMs: 100, capMs: 250 } as const;

/** Sagas in the run that budgets are measured on. */
export const loadSagas = 600;
/** Sagas in the logs that recovery is measured on. */
export const recoverySizes = [20, 160] as const;

/** Returns a step that can be undone unless told otherwise. */
export function step(name: string, more: Partial<StepSpec> = {}): StepSpec {
  return { name, compensation: true, ...more };
}

/** Returns a schedule without faults in which calls take 10 ms and nothing else takes time. */
export function schedule(definitions: readonly DefinitionSpec[], runs: readonly RunSpec[], more: Partial<Schedule> = {}): Schedule {
  return {
    definitions,
    retry,
    runs,
    faults: [],
    latency: { callMs: 10, spread: 'fixed', appendMs: 0 },
    seed: 1,
    exactWaits: true,
    mostActs: 300,
    ...more,
  };
}

/** Returns a schedule of one saga of the given steps. */
export function oneSaga(steps: readonly StepSpec[], seed: number, planned?: readonly PlannedFault[]): Schedule {
  const runs = [{ definition: 'order', id: 'o-1', input: { item: 'book', count: 2 }, atMs: 0 }];
  return schedule([{ name: 'order', steps }], runs, { seed, ...(planned && { planned }) });
}

const noUndo = { compensation: false };
const pivot = { pivot: true };
const seedOf = (stream: RandomStream) => stream.below(0x7fffffff);

interface Exploration {
  readonly id: string;
  readonly label: string;
  readonly bases: readonly (readonly StepSpec[])[];
  /** What goes wrong in each base before any other fault. */
  readonly planned?: readonly (readonly PlannedFault[])[];
  readonly faults: number;
  readonly most: number;
}

/** Every crash point and every way a call can end, for sagas of one to four steps: few faults first. */
export const explorations: readonly Exploration[] = [
  { id: 'one-step', label: 'One step, up to two faults', bases: [[step('reserve')]], faults: 2, most: 3000 },
  {
    id: 'two-steps',
    label: 'Two steps, up to two faults',
    bases: [
      [step('reserve'), step('pay', { returns: 'nothing' })],
      [step('reserve', noUndo), step('pay', noUndo)],
      [step('pay', pivot), step('send')],
    ],
    faults: 2,
    most: 3000,
  },
  {
    id: 'three-steps',
    label: 'Three steps, up to two faults',
    bases: [
      [step('reserve', { returns: 'zero' }), step('pay'), step('send')],
      [step('reserve'), step('pay', pivot), step('send', noUndo)],
    ],
    faults: 2,
    most: 3600,
  },
  {
    id: 'four-steps',
    label: 'Four steps, up to two faults',
    bases: [
      [step('reserve'), step('pay', pivot), step('check', noUndo), step('send')],
      [step('reserve'), step('pay', { returns: 'nothing' }), step('pack'), step('send', noUndo)],
    ],
    faults: 2,
    most: 1500,
  },
  {
    id: 'going-back',
    label: 'A saga that fails at its end, and up to two more faults',
    bases: [
      [step('reserve'), step('pay')],
      [step('pay', { returns: 'zero' }), step('send', noUndo)],
    ],
    planned: [[fault('pay', callOption.thrownDone)], [fault('send', callOption.refused)]],
    faults: 2,
    most: 1200,
  },
];

/** Characters that people join the parts of a key with. */
const separators = [':', '/', '-', '.', '|', '_', '#', ',', ' '];

const shop: readonly DefinitionSpec[] = [
  { name: 'order', steps: [step('reserve'), step('pay'), step('send', noUndo)] },
  { name: 'refund', steps: [step('pay'), step('reserve')] },
  { name: 'trip', steps: [step('reserve'), step('pay', pivot), step('send'), step('notify', { returns: 'nothing' })] },
];

/** Two calls of run with the same id at once, and another saga beside them. */
function joined(stream: RandomStream): SagaScenario {
  const run = (id: string, count: number, atMs: number, definition = 'order'): RunSpec => ({ definition, id, input: { count }, atMs });
  const seed = seedOf(stream);
  return {
    bases: [
      schedule(shop, [run('o-1', 1, 0), run('o-1', 2, 0), run('o-1', 3, 15)], { seed, exactWaits: false }),
      schedule(shop, [run('o-1', 1, 0), run('o-2', 2, 0, 'refund'), run('o-1', 3, 5, 'trip')], { seed, exactWaits: false }),
    ],
    faults: 1,
    most: 400,
  };
}

/** Ids and step names that give equal keys when they are joined by a separator. */
function oddNames(stream: RandomStream): SagaScenario {
  const seed = seedOf(stream);
  const bases = separators.map((mark) => {
    const definitions = [
      { name: 'one', steps: [step(`a${mark}b`)] },
      { name: 'two', steps: [step('b')] },
    ];
    const runs = [
      { definition: 'one', id: 'o', input: 1, atMs: 0 },
      { definition: 'two', id: `o${mark}a`, input: 2, atMs: 0 },
    ];
    return schedule(definitions, runs, { seed });
  });
  return { bases, faults: 0, most: bases.length };
}

function unknown(stream: RandomStream): SagaScenario {
  const runs = [
    { definition: 'nothing', id: 'n-1', input: 1, atMs: 0 },
    { definition: 'order', id: 'o-1', input: 2, atMs: 5 },
  ];
  return { bases: [schedule(shop, runs, { seed: seedOf(stream), exactWaits: false })], faults: 0, most: 1 };
}

/** Several sagas at once, some ids run twice, with calls failing and the coordinator crashing at random. */
function several(stream: RandomStream): SagaScenario {
  const bases = Array.from({ length: 300 }, (_, index): Schedule => {
    const count = 2 + stream.below(3);
    const runs = Array.from({ length: count }, (_one, at): RunSpec => {
      const isAgain = at > 0 && stream.below(4) === 0;
      const number = isAgain ? stream.below(at) : at;
      return { definition: shop[stream.below(shop.length)]!.name, id: `o-${number}`, input: { count: at }, atMs: stream.below(30) };
    }).sort((a, b) => a.atMs - b.atMs);
    return schedule(shop, runs, {
      seed: seedOf(stream),
      exactWaits: false,
      latency: { callMs: 10, spread: 'uniform', appendMs: index % 2 },
      // The first are calm, so that what breaks without faults is shown without them.
      chaos: { seed: seedOf(stream), badPerMille: index < 20 ? 0 : 150, crashPerMille: index < 40 ? 0 : 40, mostCrashes: 3 },
      mostActs: 2000,
    });
  });
  return { bases, faults: 0, most: bases.length };
}

/** Returns as many sagas as asked, which arrive at random, every 15 ms on average. */
function arrivals(stream: RandomStream, count: number): RunSpec[] {
  const definitions = ['order', 'trip'];
  let atMs = 0;
  return Array.from({ length: count }, (_, index): RunSpec => {
    atMs += Math.round(stream.exponential(15) * 1000) / 1000;
    return { definition: definitions[index % 2]!, id: `o-${index}`, input: { count: index }, atMs };
  });
}

function load(stream: RandomStream): SagaScenario {
  const base = schedule(shop, arrivals(stream, loadSagas), {
    seed: seedOf(stream),
    exactWaits: false,
    latency: { callMs: 20, spread: 'exponential', appendMs: 1 },
    chaos: { seed: seedOf(stream), badPerMille: 20, crashPerMille: 0, mostCrashes: 0 },
    mostActs: 100_000,
  });
  return { bases: [base], faults: 0, most: 1 };
}

/** Sagas that ended, and a few more that are in the middle when the coordinator crashes. */
function recovery(stream: RandomStream): SagaScenario {
  const bases = recoverySizes.map((size) => {
    const runs = arrivals(stream, size + 3);
    const last = runs[size]!.atMs;
    const late = runs.map((run, index) => (index < size ? run : { ...run, atMs: last + 2000 }));
    return schedule(shop, late, { seed: seedOf(stream), exactWaits: false, crashAtMs: last + 2015, mostActs: 100_000 });
  });
  return { bases, faults: 0, most: bases.length };
}

/** The saga of the examples: its second step is what most of them are about. */
const exampleSteps = [step('reserve'), step('pay'), step('send')];

/** What goes wrong in each example, by its name. */
const examples: Readonly<Record<string, { readonly steps: readonly StepSpec[]; readonly planned: readonly PlannedFault[] }>> = {
  'example-completes': { steps: exampleSteps, planned: [] },
  'example-busy': { steps: exampleSteps, planned: [fault('pay', callOption.busy)] },
  'example-refused': { steps: exampleSteps, planned: [fault('send', callOption.refused)] },
  'example-lost': { steps: exampleSteps, planned: [fault('pay', callOption.muteDone)] },
  'example-pivot': {
    steps: [step('reserve'), step('pay', pivot), step('send')],
    planned: [fault('send', callOption.refused)],
  },
  'example-undo-fails': {
    steps: exampleSteps,
    planned: [fault('send', callOption.refused), { ...fault('pay', callOption.refused), compensates: true }],
  },
  'example-crash': { steps: exampleSteps, planned: [fault('pay', callOption.crashAfter)] },
};

function fault(name: string, option: number): Extract<PlannedFault, { at: 'call' }> {
  return { at: 'call', step: name, compensates: false, nth: 1, option };
}

/** Ids of the simulations in which one saga runs at a time. */
export const explorationIds = explorations.map(({ id }) => id);

/** Every scenario of the exercise. */
export const simulations: readonly Simulation[] = [
  ...Object.entries(examples).map(([id, { steps, planned }]): Simulation => ({
    id,
    label: 'Examples',
    scenario: (stream): SagaScenario => ({ bases: [oneSaga(steps, seedOf(stream), planned)], faults: 0, most: 1 }),
  })),
  ...explorations.map(({ id, label, bases, planned, faults, most }): Simulation => ({
    id,
    label,
    scenario: (stream): SagaScenario => ({
      bases: bases.map((steps, index) => oneSaga(steps, seedOf(stream), planned?.[index])),
      faults,
      most,
    }),
  })),
  { id: 'joined', label: 'The same saga run twice at once', scenario: joined },
  { id: 'odd-names', label: 'Names with separators', scenario: oddNames },
  { id: 'unknown', label: 'An unknown definition', scenario: unknown },
  { id: 'several', label: 'Several sagas at once, faults at random', scenario: several },
  { id: 'load', label: `${loadSagas} sagas under load`, scenario: load },
  { id: 'recovery', label: 'Recovery from a long log', scenario: recovery },
];
