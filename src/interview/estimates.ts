import { defined } from '../kernel/index.ts';
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

/** A kind of request as the simulation takes it. */
export interface LoadKind {
  readonly id: string;
  readonly name: string;
  /** Above 0. */
  readonly ratePerSecond: number;
  readonly readOrWrite: 'read' | 'write';
  /** How many keys there are, at least 1, and the exponent of Zipf's law by which they are asked for. */
  readonly keys: { readonly count: number; readonly skew: number };
}

/** The load that a design is run under. */
export interface Load {
  readonly kinds: readonly LoadKind[];
}

/** The learner's load and the case's own, to be run side by side. */
export interface Loads {
  readonly learner: Load;
  readonly own: Load;
  /** Estimates the learner did not give readably; the case's own number stands in for them. */
  readonly substituted: readonly string[];
}

/** Carries estimates into the simulation: the load by the learner's numbers, beside the load by the case's own. */
export function loadFrom(one: InterviewCase, given: GivenEstimates): Loads {
  const graded = new Map(gradeEstimates(one, given).map((estimate) => [estimate.id, estimate]));
  const find = (id: string): GradedEstimate => defined(graded.get(id), `the load names no estimate "${id}"`);
  const loadBy = (amount: (estimate: GradedEstimate) => Quantity): Load => ({
    kinds: one.load.kinds.map(({ id, name, readOrWrite, rate, keys }) => ({
      id,
      name,
      ratePerSecond: amount(find(rate)).value,
      readOrWrite,
      keys: { count: Math.max(1, Math.round(amount(find(keys.count)).value)), skew: keys.skew },
    })),
  });
  const used = new Set(one.load.kinds.flatMap(({ rate, keys }) => [rate, keys.count]));
  return {
    learner: loadBy(({ given: typed, truth }) => typed ?? truth),
    own: loadBy(({ truth }) => truth),
    substituted: [...used].filter((id) => find(id).given === undefined),
  };
}
