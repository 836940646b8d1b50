import { useEffect, useMemo, useState } from 'react';
import type { Guessing } from '../shared/use-guessing.ts';
import { useGuessing } from '../shared/use-guessing.ts';
import type { LinkedSettings } from '../shared/use-link.ts';
import { useLink } from '../shared/use-link.ts';
import { useScoring } from '../shared/use-scoring.ts';
import type { FinishedRun, WorkerRun } from '../shared/use-worker-run.ts';
import { useWorkerRun } from '../shared/use-worker-run.ts';
import { type Assessment, assess, partsOf } from './assessment.ts';
import { millionsLink } from './link.ts';
import { type Guess, type ScoredGuess, scoreGuess } from './predictions.ts';
import type { MillionsRun } from './run.ts';
import type { MillionsSettings } from './settings.ts';

const settleMs = 350;
const workerDied = 'The worker which runs the step did not start or has stopped. Run again; if it stops again, try fewer users.';

const startWorker = (): Worker => new Worker(new URL('./millions.worker.ts', import.meta.url), { type: 'module' });

/** The state of the lab and what follows from it. */
export interface Millions {
  readonly link: LinkedSettings<MillionsSettings>;
  readonly worker: WorkerRun<MillionsSettings, MillionsRun>;
  readonly guessing: Guessing<Guess, ScoredGuess>;
  readonly assessment: Assessment;
  /** The last finished run, of this or an earlier set-up. */
  readonly last: FinishedRun<MillionsSettings, MillionsRun> | undefined;
  /** True when the last run belongs to another set-up than the one that stands. */
  readonly isStale: boolean;
}

/** Holds the state of the lab, scores guesses by what is worked out, and once they are made runs what is set up. */
export function useMillions(preset: Partial<MillionsSettings>): Millions {
  const [format] = useState(() => millionsLink(preset));
  const link = useLink(format);
  const { step, users } = link.settings;
  const worker = useWorkerRun<MillionsSettings, MillionsRun>(startWorker, workerDied);
  const parts = partsOf(step);
  const guessing = useGuessing<Guess, ScoredGuess>('one-to-millions', { limitUsers: 1_000_000, bottleneck: '' }, (guess) => ({
    ...guess,
    // Another step has other parts.
    bottleneck: parts.includes(guess.bottleneck) ? guess.bottleneck : parts[0]!,
  }));
  const assessment = useMemo(() => assess(step, users), [step, users]);
  useScoring(guessing, step, () => guessing.settle((guess) => scoreGuess(guess, assessment)));

  const key = JSON.stringify(link.settings);
  const { finished: last, run } = worker;
  const isStale = last !== undefined && JSON.stringify(last.settings) !== key;
  const { isGuessing } = guessing;
  const hasRun = last !== undefined;
  useEffect(() => {
    if (isGuessing) return;
    // While sliders move, only where they come to rest is run.
    const timer = setTimeout(() => run(JSON.parse(key) as MillionsSettings), hasRun ? settleMs : 0);
    return () => clearTimeout(timer);
    // The first result must not start the run again.
  }, [key, run, isGuessing]);

  return { link, worker, guessing, assessment, last, isStale };
}
