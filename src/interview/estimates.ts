import { defined } from '../kernel/index.ts';
import type { Design } from '../design/design.ts';
import { type Load, loadLimits, type Objective } from '../design/load.ts';
import type { Quantity, Step } from '../estimate/index.ts';
import { formatIn, gradeEstimate, quantity, readQuantity, valueIn } from '../estimate/index.ts';
import type { CaseEstimate, InterviewCase } from './case-file.ts';
import { workEstimates } from './estimate-working.ts';

/** How far an estimate is off: within half an order of magnitude, within one, by more, or not readable as what was asked for. */
export type EstimateVerdict = 'right' | 'off-by-10' | 'off-by-more' | 'unreadable' | 'missing';

/** An estimate of the learner beside the case's own. */
export interface GradedEstimate {
  readonly id: string;
  readonly asks: string;
  readonly verdict: EstimateVerdict;
  /** As it was typed; absent where none was. */
  readonly text?: string;
  /** What it was read as; absent where it could not be. */
  readonly given?: Quantity;
  /** Times too high (above 1) or too low (below 1); 1 within what is accepted. Absent where it was not read. */
  readonly ratio?: number;
  /** What is wrong with the text, in words; absent where it was read. */
  readonly problem?: string;
  readonly truth: Quantity;
  /** The case's number in the unit asked for. */
  readonly truthShown: string;
  readonly working: readonly Step[];
}

/** Estimates as they were typed, by id. */
export type GivenEstimates = ReadonlyMap<string, { readonly text: string }>;

/** Grades every estimate of a case by its order of magnitude, in the order of the file. Units are read and checked by src/estimate. */
export function gradeEstimates(one: InterviewCase, given: GivenEstimates): GradedEstimate[] {
  const worked = workEstimates(one);
  return one.estimates.map((estimate) => {
    const { truth, steps } = defined(worked.get(estimate.id), `estimate ${estimate.id} was not worked out`);
    const truthShown = formatIn(truth, estimate.unit);
    const base = { id: estimate.id, asks: estimate.asks, truth, truthShown, working: steps };
    const text = given.get(estimate.id)?.text;
    if (text === undefined || text.trim() === '') return { ...base, verdict: 'missing' };
    const read = readQuantity(text, truth.dimension, exampleIn(estimate));
    if ('problem' in read) return { ...base, text, verdict: 'unreadable', problem: read.problem };
    return { ...base, text, given: read.quantity, ...compare(estimate, read.quantity, truth) };
  });
}

/** Compares an estimate with the nearest number that the case accepts. */
function compare({ accepted, unit }: CaseEstimate, given: Quantity, truth: Quantity): { verdict: EstimateVerdict; ratio: number } {
  const value = valueIn(given, unit);
  if (accepted && value >= accepted.least && value <= accepted.most) return { verdict: 'right', ratio: 1 };
  const nearest = accepted ? quantity(value < accepted.least ? accepted.least : accepted.most, unit) : truth;
  const { points, ratio } = gradeEstimate(given, nearest);
  return { verdict: points >= 2 ? 'right' : points === 1 ? 'off-by-10' : 'off-by-more', ratio };
}

/** Returns an example of what can be typed, of no meaning for the answer. */
function exampleIn({ unit }: CaseEstimate): string {
  return `10 ${unit}`.trim();
}

/** The learner's load and the case's own, to be run side by side. */
export interface Loads {
  readonly learner: Load;
  readonly own: Load;
  /** Estimates the learner did not give readably; the case's own number stands in for them. */
  readonly substituted: readonly string[];
}

/**
 * Carries estimates into the simulation: the load by the learner's numbers, beside the load by the case's own. `entry` is the component of
 * the design where requests enter. Numbers beyond what the simulation takes are cut to that. With a design, kinds that it does without are
 * left out, as {@link fitLoad} says.
 */
export function loadFrom(one: InterviewCase, given: GivenEstimates, entry: string, design?: Design): Loads {
  const graded = new Map(gradeEstimates(one, given).map((estimate) => [estimate.id, estimate]));
  const find = (id: string): GradedEstimate => defined(graded.get(id), `the load names no estimate "${id}"`);
  const loadBy = (amount: (estimate: GradedEstimate) => Quantity): Load => ({
    kinds: one.load.kinds.map(({ id, name, readOrWrite, rate, mean, keys, responseKb }) => ({
      id,
      name,
      ratePerSecond: Math.min(amount(find(rate)).value, loadLimits.ratePerSecond),
      ...(mean !== undefined && { meanPerSecond: Math.min(amount(find(mean)).value, loadLimits.ratePerSecond) }),
      readOrWrite,
      entry,
      keys: { count: Math.min(Math.max(1, Math.round(amount(find(keys.count)).value)), loadLimits.keys), skew: keys.skew },
      responseKb,
      objective: objectiveOf(one, id),
    })),
  });
  const used = new Set(one.load.kinds.flatMap(({ rate, mean = rate, keys }) => [rate, mean, keys.count]));
  const fit = (load: Load): Load => (design ? fitLoad(one, design, load) : load);
  return {
    learner: fit(loadBy(({ given: typed, truth }) => typed ?? truth)),
    own: fit(loadBy(({ truth }) => truth)),
    substituted: [...used].filter((id) => find(id).given === undefined),
  };
}

/**
 * Leaves out of a load the kinds that the case calls optional and that no connection of the design names with `for`: the design does without
 * them. Nothing else is cut.
 */
export function fitLoad(one: InterviewCase, design: Design, load: Load): Load {
  const named = new Set(design.connections.flatMap((connection) => connection.for ?? []));
  const isLeftOut = new Set(one.load.kinds.filter(({ optional, id }) => optional && !named.has(id)).map(({ id }) => id));
  return { kinds: load.kinds.filter(({ id }) => !isLeftOut.has(id)) };
}

/** Returns the component where requests enter, the first clients that were drawn; undefined where there are none. */
export function entryOf(design: Design): string | undefined {
  return design.components.find(({ kind }) => kind === 'clients')?.id;
}

/** Returns the case's objectives for one kind of request, as the simulation judges them. */
function objectiveOf({ objectives }: InterviewCase, kind: string): Objective {
  const find = (measure: string) => objectives.find((objective) => objective.kind === kind && objective.measure === measure);
  const [p99, availability] = [find('p99'), find('availability')];
  return {
    ...(p99 && { p99Ms: valueIn(quantity(p99.value, p99.unit), 'ms') }),
    ...(availability && { availability: availability.value }),
  };
}
