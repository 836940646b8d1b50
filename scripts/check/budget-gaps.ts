import type { CallsExercise, Test } from '../../src/grader/authoring.ts';
import type { Measure } from '../../src/grader/protocol/verdict.ts';
import type { ExerciseManifest } from '../../src/schema/exercise.ts';
import type { Graded } from './exercise-gradings.ts';
import type { CheckFailure, CheckReport } from './report.ts';

/** Each budget leaves a gap: right solutions use at most this share of it ... */
const mostOfRight = 0.5;
/** ... and a solution that is too slow at least so many times one of them. */
const leastOfWrong = 2;

/** How far right and wrong solutions are from a budget, as multiples of it. */
export interface BudgetGap {
  readonly id: string;
  /** The costliest right solution. */
  readonly right: number;
  /** The cheapest of the solutions that a budget kills, by the measure it exceeds most; the same for every budget that kills any. */
  readonly wrong: number | undefined;
}

/** Checks each budget's gap and prints the figures. */
export function checkGaps(
  report: CheckReport,
  manifest: ExerciseManifest,
  exercise: CallsExercise,
  right: readonly Graded[],
  wrong: readonly Graded[],
): BudgetGap[] {
  const slow = wrong.filter((one) => isKilledByBudgets(exercise, one));
  const failures: CheckFailure[] = [];
  const gaps = manifest.budgets.map((budget): BudgetGap => {
    const uses = right.map(({ solution, report: { verdict } }) => ({ solution, share: shareOf(verdict.measures, budget.id) }));
    const costliest = uses.reduce((worst, one) => (one.share > worst.share ? one : worst));
    if (Number.isNaN(costliest.share))
      failures.push({ path: costliest.solution.path, message: `${budget.id} was not measured`, remedy: 'Have a budget test measure it.' });
    // What cannot be below 1, such as a growth, is allowed all of its budget but a twentieth above the half.
    else if (costliest.share > (budget.gap?.right ?? mostOfRight * 1.05)) {
      const most = percent(budget.gap?.right ?? mostOfRight);
      const message = `uses ${percent(costliest.share)} of the budget ${budget.id}; at most ${most} is allowed to a right solution`;
      failures.push({
        path: costliest.solution.path,
        message,
        remedy: 'Raise the budget, and see that the wrong ones still exceed it twice.',
      });
    }
    const exceeding = slow.map(({ report: { verdict } }) => shareOf(verdict.measures, budget.id)).filter((share) => share > 1);
    const cheapest = exceeding.length > 0 ? Math.min(...exceeding) : undefined;
    report.note(
      `${budget.id}: right solutions use at most ${percent(costliest.share)} (${costliest.solution.path.split('/').at(-1)}); ${exceeding.length} mutants exceed it, by ${cheapest?.toFixed(2) ?? '-'} times or more`,
    );
    return { id: budget.id, right: round(costliest.share), wrong: cheapest === undefined ? undefined : round(cheapest) };
  });
  for (const {
    solution,
    report: { verdict },
  } of slow) {
    const over = manifest.budgets.filter((budget) => shareOf(verdict.measures, budget.id) > 1);
    const most = Math.max(0, ...over.map((budget) => shareOf(verdict.measures, budget.id)));
    // Where theory leaves right solutions little room below a budget, it leaves wrong ones little above.
    if (most >= leastOfWrong || over.some((budget) => budget.gap)) continue;
    failures.push({
      path: solution.path,
      message: `exceeds no budget by more than ${most.toFixed(2)} times; at least ${leastOfWrong} is asked`,
      remedy: 'Lower the budget, or measure at a larger size.',
    });
  }
  report.check(`every budget leaves a gap (${slow.length} mutants are killed by a budget alone)`, failures);
  return gaps;
}

/** Tells whether a solution fails nothing but tests that measure, and those by a measure. */
export function isKilledByBudgets(exercise: CallsExercise, { report: { verdict, failedTests } }: Graded): boolean {
  const measures = (id: string): boolean => exercise.tests.some((test) => test.id === id && canMeasure(test));
  return failedTests.length > 0 && failedTests.every(measures) && verdict.measures.some((measure) => measure.outcome === 'fail');
}

/** Tells whether a test may find a measure over its budget. */
export function canMeasure(test: Test): boolean {
  return test.kind === 'budget' || test.kind === 'simulation' || (test.kind === 'cases' && test.measure !== undefined);
}

/** Returns the share of its budget that a measure uses: above 1 it fails, whichever way it is judged. */
function shareOf(measures: readonly Measure[], id: string): number {
  const found = measures.find((one) => one.id === id);
  if (!found) return NaN;
  if (!found.atLeast) return found.value / found.budget;
  return found.value > 0 ? found.budget / found.value : Infinity;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
