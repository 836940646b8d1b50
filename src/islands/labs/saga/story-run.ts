import { Monitor } from '../../../sim/saga/monitor.ts';
import { SchedulePlayer } from '../../../sim/saga/play-schedule.ts';
import type { PlannedFault, Schedule } from '../../../sim/saga/schedule.ts';
import { appendOption, callOption } from '../../../sim/saga/schedule.ts';
import type { Stimulus } from '../../../sim/saga/stimulus.ts';
import type { StoryRow } from '../../../sim/saga/story.ts';
import type { SagaSettings } from './settings.ts';
import { stepsOf } from './settings.ts';
import { StockCoordinator } from './stock-coordinator.ts';

/** How a saga ended. */
export type SagaStatus = 'completed' | 'compensated' | 'stuck';

/** What happened from the call of run to the saga's end. */
export interface SagaStory {
  readonly rows: readonly StoryRow[];
  readonly status: SagaStatus;
  /** The step named by the outcome: the one that failed, or that is stuck. */
  readonly step: string | undefined;
}

const sagaId = 'trip-1';
/** Tries of each call in one life. */
export const maxAttempts = 3;

/** The appends of a booking: one for its start, then two for each step, as it begins and as it ends. */
function endRecordOf(step: number): number {
  return 2 * step + 3;
}

/** Returns the schedule that plays the settings, for one saga without anything else going wrong. */
export function scheduleOf(settings: SagaSettings): Schedule {
  return {
    definitions: [{ name: 'booking', steps: stepsOf(settings) }],
    retry: { maxAttempts, baseMs: 100, capMs: 1000 },
    runs: [{ definition: 'booking', id: sagaId, input: { traveller: 'Ada' }, atMs: 0 }],
    faults: [],
    planned: plannedFaults(settings),
    latency: { callMs: 40, spread: 'fixed', appendMs: 2 },
    seed: 7,
    exactWaits: true,
    mostActs: 500,
  };
}

function plannedFaults({ fault, step: index, stepCount }: SagaSettings): readonly PlannedFault[] {
  const steps = stepsOf({ fault, step: index, stepCount });
  const call = (option: number, step = index, compensates = false): PlannedFault => {
    return { at: 'call', step: steps[step]!.name, compensates, nth: 1, option };
  };
  switch (fault) {
    case 'none':
      return [];
    case 'refused':
      return [call(callOption.refused)];
    case 'busyOnce':
      return [call(callOption.busy)];
    case 'down':
      return [call(callOption.down)];
    case 'lostOnce':
      return [call(callOption.lostDone)];
    case 'mute':
      return [call(callOption.muteDone)];
    case 'crashBefore':
      return [call(callOption.crashBefore)];
    case 'crashAfter':
      return [call(callOption.crashAfter)];
    case 'crashLost':
      return [{ at: 'append', nth: endRecordOf(index), option: appendOption.crashLost }];
    case 'crashKept':
      return [{ at: 'append', nth: endRecordOf(index), option: appendOption.crashKept }];
    case 'stuckUndo':
      return [call(callOption.refused), call(callOption.down, index - 1, true)];
    case 'crashUndo':
      return [call(callOption.refused), call(callOption.crashAfter, index - 1, true)];
  }
}

/** Plays the settings with the lab's coordinator. Throws when the coordinator breaks the contract, which it does not. */
export function playStory(settings: SagaSettings): SagaStory {
  const schedule = scheduleOf(settings);
  const monitor = new Monitor(schedule);
  const player = new SchedulePlayer(schedule, monitor);
  const coordinator = new StockCoordinator();
  let stimulus: Stimulus | undefined = player.first();
  while (stimulus) stimulus = player.next(coordinator.apply(stimulus));
  const violation = monitor.violations[0];
  if (violation) throw new Error(`The lab's coordinator is wrong: ${violation.expected}, but ${violation.actual}.`);
  return cutAtOutcome(monitor.rows);
}

/** The world goes on to run the saga once more; the story ends where its outcome is first told. */
function cutAtOutcome(rows: readonly StoryRow[]): SagaStory {
  for (const [at, row] of rows.entries()) {
    if (row.kind !== 'settle' || row.how !== 'resolved') continue;
    const told = JSON.parse(row.text) as Outcome | Outcome[];
    const outcome = Array.isArray(told) ? told[0] : told;
    if (outcome) return { rows: rows.slice(0, at + 1), status: outcome.status, step: outcome.step ?? outcome.failedStep };
  }
  throw new Error('The saga has no outcome.');
}

interface Outcome {
  readonly status: SagaStatus;
  readonly step?: string;
  readonly failedStep?: string;
}
