import { useCallback, useState } from 'react';
import { announceVerdict, type RuleText } from '../../../grader/format/index.ts';
import { isOwnCase } from '../results/ownCase.ts';
import type { DraftSession } from './useDraft.ts';
import type { GraderSession, Scope } from './useGrader.ts';
import type { Records } from './useRecords.ts';

interface RunsOptions {
  readonly draft: DraftSession;
  readonly session: GraderSession;
  readonly records: Records;
  readonly rules: readonly RuleText[];
  readonly onStart: () => void;
  readonly onVerdict: () => void;
}

/** What the workspace says to assistive technology, and how a run is started and cancelled. */
export interface Runs {
  readonly announcement: string;
  run(scope: Scope): void;
  cancel(): void;
  /** Says something short in the live region. */
  say(words: string): void;
}

/** Saves, runs, stores the attempt, and puts the outcome into words for a live region. */
export function useRuns({ draft, session, records, rules, onStart, onVerdict }: RunsOptions): Runs {
  const [announcement, setAnnouncement] = useState('');
  const start = async (scope: Scope): Promise<void> => {
    const { source } = draft;
    onStart();
    setAnnouncement(scope === 'full' ? 'Submitting.' : 'Running the visible tests.');
    // A submission is the same for everybody, or its receipt could not be compared; own tests run with the visible ones.
    const ownTests =
      scope === 'full' ? [] : records.ownTests.flatMap(({ id, rule, case: kept }) => (isOwnCase(kept) ? [{ id, rule, case: kept }] : []));
    await draft.flush();
    const report = await session.start(scope, source, ownTests);
    if (!report) return;
    setAnnouncement(announceVerdict(report.verdict, rules));
    onVerdict();
    await records.addAttempt(source, report.verdict);
  };
  const cancel = useCallback(() => {
    session.cancel();
    setAnnouncement('Cancelled.');
  }, [session.cancel]);
  return { announcement, run: (scope) => void start(scope), cancel, say: setAnnouncement };
}
