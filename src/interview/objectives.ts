import { analyse, type Analysis } from '../design/analysis.ts';
import { type Decision, decisiveStoreOf } from '../design/decisive-store.ts';
import type { Design } from '../design/design.ts';
import type { Load } from '../design/load.ts';
import type { SimulationResult } from '../design/simulation/index.ts';
import { formatIn, quantity } from '../estimate/index.ts';
import type { CaseObjective, InterviewCase } from './case-file.ts';
import { fitLoad } from './estimates.ts';
import { type Seen, seenInRun } from './objectives-in-runs.ts';
import type { TrialId } from './trial.ts';

/** One objective of the case in one of the places where it must hold, with what was seen there. */
export interface JudgedObjective {
  /** The objective's id; it is judged once for each of its trials. */
  readonly id: string;
  readonly text: string;
  readonly trial: TrialId | 'analysis';
  /** `unseen` where nothing came of the run that could tell, or there was none. */
  readonly outcome: 'met' | 'missed' | 'unseen';
  /** With its unit, "38.2 ms"; "nothing" where there is nothing. */
  readonly seenShown: string;
  /** With its unit and direction, "at most 50 ms". */
  readonly wantedShown: string;
  /** What explains it, a sentence or two; what it does not show, where that matters. */
  readonly why: string;
}

/**
 * Lists where a measure can be told: costs and duplicates in the analysis, availability there and in every run, all else in every run, those
 * under faults too, for all of which "faults" stands.
 */
export function trialsThatTell(measure: CaseObjective['measure']): readonly ('analysis' | 'peak' | 'change' | 'faults')[] {
  if (measure === 'cost' || measure === 'duplicates') return ['analysis'];
  return measure === 'availability' ? ['analysis', 'peak', 'change', 'faults'] : ['peak', 'change', 'faults'];
}

/**
 * Lists where an objective must hold: those of its own if it names any, otherwise all that can tell its measure. An availability is a share of
 * a year; a fault's run is a minute of it, and so it is a hard thing to ask, which a case can soften by naming trials.
 */
export function trialsOf({ faults }: InterviewCase, { trials, measure }: CaseObjective): readonly (TrialId | 'analysis')[] {
  const named = trials ?? trialsThatTell(measure);
  return named.flatMap((trial) => (trial === 'faults' ? faults.map(({ id }): TrialId => `fault-${id}`) : [trial as TrialId | 'analysis']));
}

/**
 * Judges every objective of a case wherever it must hold: by the analysis of the design under the load, and by the results of the trials of
 * `planTrials`, by their ids. What was not run is unseen. A run that overflowed misses what it was to show.
 */
export function judgeObjectives(
  one: InterviewCase,
  design: Design,
  load: Load,
  runs: ReadonlyMap<TrialId, SimulationResult>,
): readonly JudgedObjective[] {
  const fitting = fitLoad(one, design, load);
  const outcome = analyse(design, fitting);
  const analysis = outcome.ok ? outcome : undefined;
  return one.objectives.flatMap((objective) =>
    trialsOf(one, objective).map((trial): JudgedObjective => {
      const run = trial === 'analysis' ? undefined : runs.get(trial);
      const seen =
        trial === 'analysis' ? seenInAnalysis(objective, design, fitting, analysis) : run ? seenInRun(objective, design, run) : notRun;
      return { id: objective.id, text: objective.text, trial, ...judge(objective, seen) };
    }),
  );
}

const notRun: Seen = { value: undefined, why: 'It has not been run.' };

/** Holds what was seen against what is wanted. */
function judge(objective: CaseObjective, seen: Seen): Pick<JudgedObjective, 'outcome' | 'seenShown' | 'wantedShown' | 'why'> {
  const { bound, value, unit } = objective;
  const wanted = quantity(value, unit).value;
  const isMet =
    seen.value === undefined ? undefined : bound === 'at-most' ? seen.value <= wanted * (1 + 1e-9) : seen.value >= wanted * (1 - 1e-9);
  return {
    outcome: seen.isOverflown ? 'missed' : isMet === undefined ? 'unseen' : isMet ? 'met' : 'missed',
    seenShown: seen.shown ?? (seen.value === undefined ? 'nothing' : showValue(objective, seen.value)),
    wantedShown: `${bound === 'at-most' ? 'at most' : 'at least'} ${showValue(objective, wanted)}`,
    why: seen.why,
  };
}

/** Formats a value in SI units in the objective's own; shares as a percentage to four decimals. */
function showValue({ unit, measure }: CaseObjective, value: number): string {
  if (measure === 'availability' || measure === 'error-share') return `${Number((value * 100).toFixed(4))}%`;
  return formatIn({ value, dimension: quantity(1, unit).dimension }, unit);
}

function seenInAnalysis({ measure, kind }: CaseObjective, design: Design, load: Load, analysis: Analysis | undefined): Seen {
  if (!analysis) return { value: undefined, why: 'The drawing cannot be analysed yet.' };
  const kinds = kind === undefined ? analysis.kinds : analysis.kinds.filter((one) => one.kind === kind);
  switch (measure) {
    case 'cost': {
      const { monthlyUsDollars, items } = analysis.cost;
      const dearest = items.toSorted((a, b) => b.monthlyUsDollars.value - a.monthlyUsDollars.value)[0];
      const most = dearest ? ` The largest item is ${dearest.price.product} at ${nameOf(design, dearest.component)}.` : '';
      return { value: quantity(monthlyUsDollars.value, '$/month').value, why: `From list prices, by the mean load.${most}` };
    }
    case 'duplicates':
      return seenDuplicates(design, load, kind);
    default: {
      const worst = kinds.toSorted((a, b) => a.availability.availability.value - b.availability.availability.value)[0];
      if (!worst) return { value: undefined, why: 'Your design has no requests of this kind.' };
      const alone = worst.singlePoints.map(({ id }) => nameOf(design, id));
      const why =
        alone.length > 0 ? `Lost alone, each of these stops it: ${alone.slice(0, 4).join(', ')}.` : 'No single part that is lost stops it.';
      return { value: worst.availability.availability.value, why };
    }
  }
}

const reasonWords: Readonly<Record<Extract<Decision, { isDecided: false }>['reason'], (stores: string) => string>> = {
  'unknown-kind': () => 'Your design has no writes of this kind.',
  'no-store': () => 'No write of this kind reaches a store that could refuse it.',
  'not-waited-for': (stores) => `The write is answered before ${stores} has seen it, too late to be refused.`,
  'loose-quorum': (stores) =>
    `Two writes can both be taken in ${stores}, by copies that have not heard of each other: it needs W > N/2 and R + W > N.`,
  several: (stores) => `Some writes are decided in one of ${stores}, some in another, and neither knows of both.`,
};

/** Judges by the drawing alone whether one store can refuse the second of two writes; counts 0 duplicates where it can. */
function seenDuplicates(design: Design, load: Load, kind: string | undefined): Seen {
  const writes = load.kinds.filter(({ id, readOrWrite }) => (kind === undefined ? readOrWrite === 'write' : id === kind));
  if (writes.length === 0) return { value: undefined, why: reasonWords['unknown-kind']('') };
  const deciding: string[] = [];
  for (const { id } of writes) {
    const decision = decisiveStoreOf(design, load, id);
    if (!decision.isDecided) {
      const why = reasonWords[decision.reason](decision.stores.map((store) => nameOf(design, store)).join(', ') || 'a store');
      return { value: Infinity, shown: 'not ruled out', why };
    }
    deciding.push(decision.store);
  }
  const store = nameOf(design, deciding[0]!);
  const why = `Every write waits for ${store}, which sees both of two equal ones and can refuse the second. The drawing does not show that it is asked to, by a unique index or a conditional write.`;
  return { value: 0, shown: 'ruled out by the drawing', why };
}

function nameOf(design: Design, id: string): string {
  const found = design.components.find((one) => one.id === id) ?? design.groups.find((one) => one.id === id);
  return `“${found?.name ?? id}”`;
}
