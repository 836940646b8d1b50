import { useCallback, useEffect, useRef, useState } from 'react';
import type { Grader, GradeProgress, GradeRun, OwnTest } from '../../../grader/host/types.ts';
import type { GradeReport } from '../../../grader/protocol/verdict.ts';
import { stripTypes, warmStripTypes } from '../stripTypes.ts';

/** Where the latest run stands. */
export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly scope: Scope; readonly progress: GradeProgress | undefined }
  | { readonly kind: 'done'; readonly scope: Scope; readonly report: GradeReport; readonly source: string; readonly at: number }
  | { readonly kind: 'cancelled' }
  /** The grader itself could not be used: not a verdict. */
  | { readonly kind: 'failed'; readonly message: string };

export type Scope = 'visible' | 'full';

/** Runs the learner's code. */
export interface GraderSession {
  readonly run: RunState;
  /** The latest finished run, kept in view while the next one runs. */
  readonly latest: Extract<RunState, { kind: 'done' }> | undefined;
  start(scope: Scope, source: string, ownTests: readonly OwnTest[]): Promise<GradeReport | undefined>;
  cancel(): void;
  /** Shows an earlier report as if it had just come. */
  grader(): Promise<Grader>;
}

let pageGrader: Promise<Grader> | undefined;

/** Returns the page's one grader, made at the first call. */
function openGrader(): Promise<Grader> {
  pageGrader ??= loadGrader();
  pageGrader.catch(() => (pageGrader = undefined));
  return pageGrader;
}

async function loadGrader(): Promise<Grader> {
  const { createGrader } = await import('../../../grader/host/index.ts');
  return createGrader({ stripTypes });
}

/** Gives a component the grader, warmed for the exercise once the page is idle. */
export function useGrader(exercise: string, warm: boolean): GraderSession {
  const [run, setRun] = useState<RunState>({ kind: 'idle' });
  const [latest, setLatest] = useState<GraderSession['latest']>();
  const current = useRef<GradeRun>(undefined);
  const turn = useRef(0);

  useEffect(() => {
    if (!warm) return;
    const start = (): void => {
      openGrader().then((grader) => grader.warm(), ignoreUntilRun);
      warmStripTypes().catch(ignoreUntilRun);
    };
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(start, 200);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(start, { timeout: 2_000 });
    return () => cancelIdleCallback(handle);
  }, [warm]);

  const start = useCallback(
    async (scope: Scope, source: string, ownTests: readonly OwnTest[]) => {
      const mine = ++turn.current;
      const isMine = (): boolean => turn.current === mine;
      setRun({ kind: 'running', scope, progress: undefined });
      try {
        const grader = await openGrader();
        if (!isMine()) return undefined;
        const started = grader.grade({ exercise, source, scope, ownTests }, (progress) => {
          if (isMine()) setRun({ kind: 'running', scope, progress });
        });
        current.current = started;
        const report = await started.report;
        if (!isMine()) return undefined;
        const done = { kind: 'done', scope, report, source, at: Date.now() } as const;
        setRun(done);
        setLatest(done);
        return report;
      } catch (error) {
        if (isMine()) setRun(isAbort(error) ? { kind: 'cancelled' } : { kind: 'failed', message: messageOf(error) });
        return undefined;
      } finally {
        if (isMine()) current.current = undefined;
      }
    },
    [exercise],
  );

  const cancel = useCallback(() => {
    turn.current++;
    current.current?.cancel();
    current.current?.report.catch(() => undefined);
    current.current = undefined;
    setRun({ kind: 'cancelled' });
  }, []);

  return { run, latest, start, cancel, grader: openGrader };
}

/** A grader that does not load says so at the first run, where the learner can act on it. */
function ignoreUntilRun(): void {}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'The grader could not be started.';
}
