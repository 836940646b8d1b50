import type { SimulationJudgement } from '../../../../src/grader/authoring.ts';
import type { SagaRun, Violation, ViolationKind } from '../../../../src/sim/saga/index.ts';
import { counterexampleOf } from './counterexample.ts';

/** Returns the violation of the given kinds that takes the fewest faults, then the shortest story; all kinds when none is given. */
export function findViolation(runs: readonly SagaRun[], kinds?: readonly ViolationKind[]): Violation | undefined {
  let found: Violation | undefined;
  for (const { violations } of runs) {
    for (const one of violations.values()) {
      if (kinds && !kinds.includes(one.kind)) continue;
      const faults = one.schedule.faults.length - (found?.schedule.faults.length ?? 0);
      if (!found || faults < 0 || (faults === 0 && one.rows.length < found.rows.length)) found = one;
    }
  }
  return found;
}

/** Judges runs by violations of the given kinds. Where the coordinator could not even be made, every rule is broken. */
export function judgeKinds(runs: readonly SagaRun[], kinds?: readonly ViolationKind[]): SimulationJudgement {
  const broken = findViolation(runs, ['made']);
  if (broken) {
    const message = `createCoordinator gave no coordinator: ${broken.actual}`;
    return { failure: { message, threw: true, counterexample: counterexampleOf(broken) } };
  }
  if (runs.some((run) => run.brokenOff === 'cut')) {
    return { failure: { message: 'The code did far more than sagas need, and was cut off before the tests were through.' } };
  }
  const violation = findViolation(runs, kinds);
  return violation ? { failure: { counterexample: counterexampleOf(violation) } } : {};
}
