import type { Measure } from '../protocol/verdict.ts';
import { formatNumber } from './number.ts';

/** A budget as the manifest tells it. */
export interface BudgetText {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly explanation: string;
}

/** A measure against its budget, ready to be shown as a bar with numbers. */
export interface MeasureLine {
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
  readonly outcome: Measure['outcome'];
  /** "14.2 of at most 60 steps". */
  readonly numbers: string;
  /** "24% of the budget", "3.1 times the budget". */
  readonly share: string;
  /** Length of the bar and place of the budget on it, each in [0, 1] of the bar's whole width. */
  readonly fill: number;
  readonly limit: number;
}

/** Describes each measure of a verdict with the words of its budget; a measure without one is named by its id. */
export function describeMeasures(measures: readonly Measure[], budgets: readonly BudgetText[]): readonly MeasureLine[] {
  return measures.map((measure) => {
    const budget = budgets.find((one) => one.id === measure.id);
    const scale = Math.max(measure.value, measure.budget, Number.MIN_VALUE);
    return {
      id: measure.id,
      title: budget?.title ?? measure.id,
      explanation: budget?.explanation ?? '',
      outcome: measure.outcome,
      numbers:
        `${formatNumber(measure.value)} of at ${measure.atLeast ? 'least' : 'most'} ${formatNumber(measure.budget)} ${measure.unit}`.trim(),
      share: wasCutShort(measure) ? 'not measured to the end' : describeShare(measure),
      fill: clamp(measure.value / scale),
      limit: clamp(measure.budget / scale),
    };
  });
}

/** Tells whether a measure failed before it was complete: the code ran into the step limit, with a value still within the budget. */
export function wasCutShort(measure: Measure): boolean {
  return measure.outcome === 'fail' && !measure.atLeast && measure.value <= measure.budget;
}

function describeShare({ value, budget, atLeast }: Measure): string {
  const ratio = value / budget;
  if (atLeast) return ratio >= 1 ? 'reached' : `${formatNumber(Math.max(0, Math.floor(ratio * 100)))}% of what is asked`;
  if (!Number.isFinite(ratio)) return 'beyond the budget';
  if (ratio > 1) return ratio < 1.05 ? 'just over the budget' : `${formatNumber(ratio)} times the budget`;
  return `${Math.round(ratio * 100)}% of the budget`;
}

function clamp(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 1;
}
