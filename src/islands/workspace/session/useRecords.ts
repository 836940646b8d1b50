import { useCallback, useEffect, useState } from 'react';
import type { Attempt, Progress, StoredOwnTest } from '../../../progress/types.ts';
import { ownCaseOf } from '../results/ownCase.ts';
import type { Counterexample, Verdict } from '../../../grader/protocol/verdict.ts';

/** What is stored about the learner's work on one exercise, read anew whenever it changes in any tab. */
export interface Records {
  /** Newest first. */
  readonly attempts: readonly Attempt[];
  /** Oldest first. */
  readonly ownTests: readonly StoredOwnTest[];
  readonly passed: boolean;
  /** Stores an attempt; one equal to the newest in code, scope and outcome is not stored again. */
  addAttempt(source: string, verdict: Verdict): Promise<void>;
  addOwnTest(rule: string, counterexample: Counterexample): Promise<void>;
  removeOwnTest(id: string): Promise<void>;
}

/** Reads the attempts, own tests and pass of an exercise. */
export function useRecords(progress: Progress | undefined, exerciseId: string): Records {
  const [attempts, setAttempts] = useState<readonly Attempt[]>([]);
  const [ownTests, setOwnTests] = useState<readonly StoredOwnTest[]>([]);
  const [passed, setPassed] = useState(false);

  const read = useCallback(async () => {
    if (!progress) return;
    const [nextAttempts, nextTests, nextPassed] = await Promise.all([
      progress.listAttempts(exerciseId),
      progress.listOwnTests(exerciseId),
      progress.hasPassed(exerciseId),
    ]);
    setAttempts(nextAttempts);
    setOwnTests(nextTests);
    setPassed(nextPassed);
  }, [progress, exerciseId]);

  useEffect(() => {
    void read();
    return progress?.onChange(({ stores }) => {
      if (stores.some((store) => store === 'attempts' || store === 'ownTests' || store === 'passes')) void read();
    });
  }, [progress, read]);

  const addAttempt = useCallback(
    async (source: string, verdict: Verdict) => {
      const [newest] = (await progress?.listAttempts(exerciseId)) ?? [];
      if (newest && newest.source === source && newest.verdict.scope === verdict.scope && newest.verdict.outcome === verdict.outcome)
        return;
      await progress?.addAttempt({ exerciseId, source, verdict });
      await read();
    },
    [progress, exerciseId, read],
  );
  const addOwnTest = useCallback(
    async (rule: string, counterexample: Counterexample) => {
      const kept = ownCaseOf(counterexample);
      if (!kept) return;
      await progress?.addOwnTest(exerciseId, { rule, case: kept });
      await read();
    },
    [progress, exerciseId, read],
  );
  const removeOwnTest = useCallback(
    async (id: string) => {
      await progress?.removeOwnTest(id);
      await read();
    },
    [progress, read],
  );
  return { attempts, ownTests, passed, addAttempt, addOwnTest, removeOwnTest };
}
