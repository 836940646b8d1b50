import { TraceFault } from '../learner/trace.ts';
import { TraceReader, type Act, type ServiceTrace } from './acts.ts';
import type { HistoryEvent, ServiceRun } from './history.ts';
import { playScenario } from './play-scenario.ts';
import type { Schedule, ServiceScenario } from './schedule.ts';

/**
 * Plays a scenario again with the acts of a trace and returns what came of each schedule. The trace is hostile: where it says what cannot be, the run ends as
 * impossible, and nothing follows.
 */
export function replayService(scenario: ServiceScenario, trace: ServiceTrace): ServiceRun[] {
  const reader = new TraceReader(trace);
  const runs: ServiceRun[] = [];
  let current: { readonly schedule: Schedule; readonly history: HistoryEvent[] } | undefined;
  const events = playScenario(scenario, {
    begin(schedule) {
      current = { schedule, history: [] };
      return current.history;
    },
    end(schedule, { ending, problem, calls, services }) {
      const unsettled = calls.list();
      const history = current!.history;
      current = undefined;
      runs.push({
        schedule,
        history,
        ending: ending ?? 'impossible',
        unsettled,
        unanswered: services.unanswered(),
        ...(problem !== undefined && { problem }),
      });
    },
  });
  let next = events.next();
  while (!next.done) {
    let acts: readonly Act[];
    try {
      acts = reader.batch();
    } catch (error) {
      if (!(error instanceof TraceFault)) throw error;
      if (current) runs.push({ ...current, ending: 'impossible', unsettled: [], unanswered: [] });
      return runs;
    }
    next = events.next(acts);
  }
  return runs;
}
