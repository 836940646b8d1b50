import type { Act } from './acts.ts';
import { explore } from './explore.ts';
import { LiveLearner, type SagaHost } from './live-learner.ts';
import { Monitor } from './monitor.ts';
import type { Schedule } from './schedule.ts';
import type { StoryRow } from './story.ts';
import type { Violation } from './violation.ts';

/** What happened in one schedule, for a swimlane. */
export interface RunStory {
  readonly rows: readonly StoryRow[];
  /** The first rule of the contract that was broken, if any was. */
  readonly violation: Violation | undefined;
}

/**
 * Plays one schedule with a coordinator of this realm, without the judge: for the lab, whose coordinator is our own. `createCoordinator` is called
 * anew in every life. Tells the first run of each saga and what faults make of it; the second runs that clients make are left out.
 */
export async function runStory(schedule: Schedule, createCoordinator: (env: never) => unknown): Promise<RunStory> {
  const learner = new LiveLearner(plainHost(createCoordinator));
  const monitor = new Monitor(schedule);
  const events = explore({ bases: [schedule], faults: 0, most: 1 }, () => monitor);
  let next = events.next();
  while (!next.done) {
    const acts: readonly Act[] = await learner.apply(next.value);
    next = events.next(acts);
  }
  await learner.end();
  return { rows: withoutReruns(monitor.rows), violation: monitor.violations[0] };
}

/** Leaves out the calls of run that only ask again for what is known, and their ends. */
function withoutReruns(rows: readonly StoryRow[]): StoryRow[] {
  const asked = new Set<string>();
  return rows.filter((row, index) => {
    if (row.kind === 'run' && row.again) {
      const restarted = rows.slice(index + 1).findIndex((one) => one.kind === 'call' || one.kind === 'append');
      if (restarted < 0) {
        asked.add(row.saga);
        return false;
      }
    }
    return !(row.kind === 'settle' && row.what === 'run' && asked.delete(row.saga));
  });
}

/** A host without a meter, for code of our own. */
function plainHost(createCoordinator: (env: never) => unknown): SagaHost {
  return {
    makeEntry: () => createCoordinator as (env: unknown) => unknown,
    attempt(work) {
      try {
        return { kind: 'returned', value: work() };
      } catch (error) {
        return { kind: 'threw', error, isRangeError: error instanceof RangeError };
      }
    },
    allow: () => true,
    rest: () => true,
    steps: () => 0,
    describe: String,
  };
}
