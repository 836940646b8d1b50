import { TraceFault } from '../learner/trace.ts';
import { TraceReader, type Act, type SagaTrace } from './acts.ts';
import { explore } from './explore.ts';
import { Monitor, type ScheduleFigures } from './monitor.ts';
import type { SagaScenario } from './schedule.ts';
import type { Ending } from './stimulus.ts';
import type { Violation, ViolationKind } from './violation.ts';

/** What the judge finds when it plays a scenario again. */
export interface SagaRun {
  /** How many schedules were explored. */
  readonly schedules: number;
  /** Every choice of up to so many faults was explored; -1: not even the schedules without one. */
  readonly exhaustedFaults: number;
  /** The first violation of each kind: with the fewest faults, then of the first base. */
  readonly violations: ReadonlyMap<ViolationKind, Violation>;
  /** One for each base, where the scenario has no faults to explore. */
  readonly figures: readonly ScheduleFigures[];
  /** Why there is less than the scenario asks for. `cut`: the trace ends early or says what cannot be. */
  readonly brokenOff?: Ending | 'cut';
}

/** Plays a scenario again with the acts of a trace and computes what came of them. The trace is hostile: one that fits nothing ends the run as cut. */
export function replaySaga(scenario: SagaScenario, trace: SagaTrace): SagaRun {
  const reader = new TraceReader(trace);
  const violations = new Map<ViolationKind, Violation>();
  const figures: ScheduleFigures[] = [];
  let schedules = 0;
  let current: Monitor | undefined;
  const conclude = () => {
    for (const violation of current?.violations ?? []) if (!violations.has(violation.kind)) violations.set(violation.kind, violation);
    if (current && scenario.faults === 0) figures.push(current.figures);
    current = undefined;
  };
  const events = explore(scenario, (schedule) => {
    conclude();
    schedules += 1;
    return (current = new Monitor(schedule));
  });
  let next = events.next();
  while (!next.done) {
    let acts: readonly Act[];
    try {
      acts = reader.batch();
    } catch (error) {
      if (!(error instanceof TraceFault)) throw error;
      conclude();
      return { schedules, exhaustedFaults: -1, violations, figures, brokenOff: 'cut' };
    }
    next = events.next(acts);
  }
  conclude();
  const { exhaustedFaults, brokenOff } = next.value;
  return { schedules, exhaustedFaults, violations, figures, ...(brokenOff && { brokenOff }) };
}
