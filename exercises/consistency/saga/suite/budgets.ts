import type { MeasuredValue, SimulationTest } from '../../../../src/grader/authoring.ts';
import type { SagaRun } from '../../../../src/sim/saga/index.ts';
import manifest from '../exercise.ts';
import { judgeKinds } from './find-violation.ts';
import { loadSagas } from './simulations.ts';

function measured(id: string, value: number): MeasuredValue {
  const { budget, unit } = manifest.budgets.find((one) => one.id === id)!;
  return { id, value, budget, unit };
}

/** Steps of the sagas under load: of three and of four in turn. */
const loadSteps = loadSagas * 3.5;

/** Virtual time, calls and records of many sagas under load. */
const load: SimulationTest = {
  kind: 'simulation',
  id: 'R18/load',
  rule: 'R18',
  title: `${loadSagas} sagas, of which many run at once, with 2% of the calls failing`,
  failure: 'Sagas wait for each other, or more calls or log records are made than they need.',
  simulations: ['load'],
  judge(runs: readonly SagaRun[]) {
    const judged = judgeKinds(runs);
    const figures = runs[0]?.figures[0];
    if (judged.failure || !figures || figures.latenciesMs.length === 0) return judged;
    return {
      measures: [
        measured('latency-p99', percentile(figures.latenciesMs, 0.99)),
        measured('calls-per-saga', figures.calls / loadSagas),
        measured('records-per-step', figures.appends / loadSteps),
      ],
    };
  },
};

/** Metered steps of recovery from logs of two lengths. */
const recovery: SimulationTest = {
  kind: 'simulation',
  id: 'R18/recovery',
  rule: 'R18',
  title: 'recovery from a log that is eight times as long',
  failure: 'The time of recovery grows faster than the log.',
  simulations: ['recovery'],
  judge(runs: readonly SagaRun[]) {
    const judged = judgeKinds(runs);
    const [small, large] = (runs[0]?.figures ?? []).map(({ recoveries: [first] }) =>
      first ? first.steps / Math.max(1, first.records) : NaN,
    );
    if (judged.failure || small === undefined || large === undefined) return judged;
    // Where nothing is metered, outside of the grader, there is nothing to compare.
    return { measures: [measured('recovery-growth', small === 0 ? 1 : large / small)] };
  },
};

/** What the budgets are measured on. */
export const budgetTests: readonly SimulationTest[] = [load, recovery];

/** Returns the value below which the share of values lies, by the nearest rank. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!;
}
