import { newId, nextMoment } from './identity.ts';
import type { ProgressContext } from './context.ts';
import type { RecordWriter } from './records.ts';
import type { Attempt, Pass, Progress } from './types.ts';
import type { Verdict } from '../grader/protocol/verdict.ts';

/** The number of attempts that did not pass kept for each exercise; those that passed are all kept. */
export const MAX_FAILED_ATTEMPTS = 60;

type Attempts = Pick<
  Progress,
  'addAttempt' | 'listAttempts' | 'getAttempt' | 'hasPassed' | 'getLatestPass' | 'listPasses' | 'recordReveal' | 'hasRevealed'
>;

/** Creates the part of the store that keeps attempts, passes and reveals. */
export function createAttempts({ records, announce }: ProgressContext): Attempts {
  return {
    async addAttempt({ exerciseId, source, verdict }) {
      const attempt: Attempt = { id: newId(), exerciseId, source, verdict, at: nextMoment() };
      await records.write(async (writer) => {
        await writer.put('attempts', attempt);
        if (isPass(verdict)) await writer.put('passes', await passAfter(writer, attempt));
        await removeOldFailures(writer, exerciseId);
      });
      announce(isPass(verdict) ? ['attempts', 'passes'] : ['attempts']);
      return attempt;
    },
    async listAttempts(exerciseId) {
      const attempts = await records.read((reader) => reader.listOfExercise('attempts', exerciseId));
      return attempts.toSorted((left, right) => right.at - left.at);
    },
    getAttempt: (id) => records.read((reader) => reader.get('attempts', id)),
    hasPassed: async (exerciseId) => (await records.read((reader) => reader.get('passes', exerciseId))) !== undefined,
    getLatestPass: (exerciseId) => records.read((reader) => reader.get('passes', exerciseId)),
    listPasses: () => records.read((reader) => reader.list('passes')),
    async recordReveal(exerciseId) {
      await records.write(async (writer) => {
        if (!(await writer.get('reveals', exerciseId))) await writer.put('reveals', { exerciseId, at: nextMoment() });
      });
      announce(['reveals']);
    },
    hasRevealed: async (exerciseId) => (await records.read((reader) => reader.get('reveals', exerciseId))) !== undefined,
  };
}

/** Returns whether a verdict passes the exercise: only the full suite can. */
function isPass(verdict: Verdict): boolean {
  return verdict.outcome === 'pass' && verdict.scope === 'full';
}

async function passAfter(writer: RecordWriter, attempt: Attempt): Promise<Pass> {
  const earlier = await writer.get('passes', attempt.exerciseId);
  return {
    exerciseId: attempt.exerciseId,
    firstAt: earlier?.firstAt ?? attempt.at,
    latestAt: attempt.at,
    source: attempt.source,
    receipt: attempt.verdict.receipt,
  };
}

async function removeOldFailures(writer: RecordWriter, exerciseId: string): Promise<void> {
  const attempts = await writer.listOfExercise('attempts', exerciseId);
  const failures = attempts.filter((attempt) => !isPass(attempt.verdict)).toSorted((left, right) => right.at - left.at);
  for (const old of failures.slice(MAX_FAILED_ATTEMPTS)) await writer.delete('attempts', old.id);
}
