import type { ProgressContext } from './context.ts';
import type { RecordReader } from './records.ts';
import type { ExerciseProgress, Progress, ProgressSummary, StoreName } from './types.ts';

type Overview = Pick<Progress, 'summary' | 'listQuarantine' | 'discardQuarantined'>;

/** Creates the part of the store that gives the overview: counts, exercises, quarantine. */
export function createOverview({ records, announce }: ProgressContext): Overview {
  return {
    async summary() {
      // Reads every record, so whatever does not validate is set aside now; the second reading counts it where it went.
      const before = await records.read(readSummary);
      const quarantined = (await records.read((reader) => reader.list('quarantine'))).length;
      return { ...before, counts: { ...before.counts, quarantine: quarantined } };
    },
    async listQuarantine() {
      const quarantined = await records.read((reader) => reader.list('quarantine'));
      return quarantined.toSorted((left, right) => right.at - left.at);
    },
    async discardQuarantined(id) {
      await records.write((writer) => writer.delete('quarantine', id));
      announce(['quarantine']);
    },
  };
}

async function readSummary(reader: RecordReader): Promise<ProgressSummary> {
  const counts = {} as Record<StoreName, number>;
  const exercises = new Map<string, ExerciseProgress>();
  const note = (exerciseId: string, at: number, fact: Partial<ExerciseProgress>): void => {
    const known = exercises.get(exerciseId) ?? { exerciseId, passed: false, revealed: false, hasDraft: false, attempts: 0, latestAt: 0 };
    exercises.set(exerciseId, {
      ...known,
      ...fact,
      attempts: known.attempts + (fact.attempts ?? 0),
      latestAt: Math.max(known.latestAt, at),
    });
  };
  const [drafts, attempts, passes, reveals] = [
    await reader.list('drafts'),
    await reader.list('attempts'),
    await reader.list('passes'),
    await reader.list('reveals'),
  ];
  Object.assign(counts, { drafts: drafts.length, attempts: attempts.length, passes: passes.length, reveals: reveals.length });
  for (const store of ['predictions', 'quizAnswers', 'settings', 'ownTests', 'sessions', 'drawings', 'quarantine'] as const) {
    counts[store] = (await reader.list(store)).length;
  }
  for (const draft of drafts) note(draft.exerciseId, draft.savedAt, { hasDraft: true });
  for (const attempt of attempts) note(attempt.exerciseId, attempt.at, { attempts: 1 });
  for (const pass of passes) note(pass.exerciseId, pass.latestAt, { passed: true });
  for (const reveal of reveals) note(reveal.exerciseId, reveal.at, { revealed: true });
  return { counts, exercises: [...exercises.values()].sort((left, right) => right.latestAt - left.latestAt) };
}
