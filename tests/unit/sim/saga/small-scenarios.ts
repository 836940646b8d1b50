import type { SagaScenario, Schedule, StepSpec } from '../../../../src/sim/saga/index.ts';

/** Returns a schedule of one saga, `order` with id "o-1", of the given steps. */
export function scheduleOf(steps: readonly (string | StepSpec)[], more: Partial<Schedule> = {}): Schedule {
  return {
    definitions: [{ name: 'order', steps: steps.map((one) => (typeof one === 'string' ? { name: one, compensation: true } : one)) }],
    retry: { maxAttempts: 3, baseMs: 100, capMs: 150 },
    runs: [{ definition: 'order', id: 'o-1', input: { n: 1 }, atMs: 0 }],
    faults: [],
    latency: { callMs: 10, spread: 'fixed', appendMs: 0 },
    seed: 7,
    exactWaits: true,
    mostActs: 300,
    ...more,
  };
}

/** Returns a scenario that explores up to so many faults in one saga of the given steps. */
export function explorationOf(steps: readonly (string | StepSpec)[], faults: number): SagaScenario {
  return { bases: [scheduleOf(steps)], faults, most: 20_000 };
}
