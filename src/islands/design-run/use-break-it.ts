import { useCallback, useEffect, useRef, useState } from 'react';
import type { Design, Load } from '../../design/index.ts';
import { type BreakAttempt, type BreakScore, scoreBreaks } from '../../interview/break-it.ts';
import type { InterviewCase } from '../../interview/case-file.ts';
import { attemptKey, type TriedAttempt, tryAttempt } from './break-attempts.ts';
import { type Cancellable, createWorkerSimulator, type Simulators } from './simulators.ts';

/** What was told once the learner was done. */
export interface Told {
  /** The smallest attempt that breaks the design, by the case. */
  readonly smallest: TriedAttempt;
  readonly score: BreakScore;
}

/** Whether something is being run. */
export type BreakState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'trying'; readonly fraction: number }
  | { readonly kind: 'telling'; readonly fraction: number }
  | { readonly kind: 'failed'; readonly message: string };

/** The game of breaking one design. */
export interface BreakGame {
  readonly state: BreakState;
  /** The latest last. */
  readonly tried: readonly TriedAttempt[];
  readonly told: Told | undefined;
  attempt(attempt: BreakAttempt): void;
  /** Runs the smallest break, and tells the weakness. */
  tell(): void;
  cancel(): void;
}

/**
 * Runs the attempts at breaking a design in a worker, which ends with the component. `smallest` is the case's own smallest attempt that
 * breaks it. Another design begins anew: give the component a key.
 */
export function useBreakIt(
  one: InterviewCase,
  design: Design,
  load: Load,
  smallest: BreakAttempt,
  makeSimulator: () => Pick<Simulators, 'stock' | 'dispose'> = createWorkerSimulator,
): BreakGame {
  const [state, setState] = useState<BreakState>({ kind: 'idle' });
  const [tried, setTried] = useState<readonly TriedAttempt[]>([]);
  const [told, setTold] = useState<Told>();
  const simulator = useRef<Pick<Simulators, 'stock' | 'dispose'> | undefined>(undefined);
  const current = useRef<{ cancel(): void } | undefined>(undefined);

  useEffect(
    () => () => {
      current.current = undefined;
      simulator.current?.dispose();
      simulator.current = undefined;
    },
    [],
  );

  const follow = useCallback(async <Result>(run: Cancellable<Result>, use: (result: Result) => void): Promise<void> => {
    current.current = run;
    try {
      const result = await run.result;
      if (current.current !== run) return;
      setState({ kind: 'idle' });
      use(result);
    } catch (error) {
      if (current.current !== run) return;
      const isCancelled = error instanceof DOMException && error.name === 'AbortError';
      setState(isCancelled ? { kind: 'idle' } : { kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    } finally {
      if (current.current === run) current.current = undefined;
    }
  }, []);

  function run(kind: 'trying' | 'telling', chosen: BreakAttempt, use: (tried: TriedAttempt) => void): void {
    if (current.current) return;
    setState({ kind, fraction: 0 });
    simulator.current ??= makeSimulator();
    const started = tryAttempt(one, design, load, chosen, simulator.current.stock, (fraction) => setState({ kind, fraction }));
    void follow(started, (outcome) => {
      if (outcome.ok) use(outcome.tried);
      else setState({ kind: 'failed', message: outcome.problems.map(({ message }) => message).join(' ') });
    });
  }

  function attempt(chosen: BreakAttempt): void {
    const isOther = (each: TriedAttempt): boolean => attemptKey(each.attempt) !== attemptKey(chosen);
    run('trying', chosen, (latest) => setTried((before) => [...before.filter(isOther), latest]));
  }

  function tell(): void {
    if (current.current) return;
    const finish = (shown: TriedAttempt): void => {
      const broke = tried.filter((each) => each.broke.length > 0).map((each) => each.attempt);
      setTold({ smallest: shown, score: scoreBreaks(broke, smallest) });
    };
    const before = tried.find((each) => attemptKey(each.attempt) === attemptKey(smallest));
    if (before) return finish(before);
    run('telling', smallest, finish);
  }

  return { state, tried, told, attempt, tell, cancel: () => current.current?.cancel() };
}
