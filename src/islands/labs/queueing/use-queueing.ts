import { useEffect, useState } from 'react';
import type { Guessing } from '../shared/use-guessing.ts';
import { useGuessing } from '../shared/use-guessing.ts';
import type { LinkedSettings } from '../shared/use-link.ts';
import { useLink } from '../shared/use-link.ts';
import { useScoring } from '../shared/use-scoring.ts';
import type { FinishedRun, WorkerRun } from '../shared/use-worker-run.ts';
import { useWorkerRun } from '../shared/use-worker-run.ts';
import { queueLink } from './link.ts';
import type { Guess, Question, ScoredGuess } from './predictions.ts';
import { questionOf, scoreGuess } from './predictions.ts';
import type { QueueRun } from './run.ts';
import type { QueueSettings } from './settings.ts';

const settleMs = 350;
const workerDied = 'The worker which runs the queues did not start or has stopped. Run again; if it stops again, try fewer requests.';

const startWorker = (): Worker => new Worker(new URL('./queueing.worker.ts', import.meta.url), { type: 'module' });

/** The state of the lab and what follows from it. */
export interface Queueing {
  readonly link: LinkedSettings<QueueSettings>;
  readonly worker: WorkerRun<QueueSettings, QueueRun>;
  readonly guessing: Guessing<Guess, ScoredGuess>;
  readonly question: Question;
  /** The last finished run, of this or an earlier set-up. */
  readonly last: FinishedRun<QueueSettings, QueueRun> | undefined;
  /** True when the last run belongs to another set-up than the one that stands. */
  readonly isStale: boolean;
  reveal(counts: boolean): void;
}

/** Holds the state of the lab, runs what is set up, while the learner guesses too, and scores guesses. */
export function useQueueing(preset: Partial<QueueSettings>): Queueing {
  const [format] = useState(() => queueLink(preset));
  const link = useLink(format);
  const worker = useWorkerRun<QueueSettings, QueueRun>(startWorker, workerDied);
  const guessing = useGuessing<Guess, ScoredGuess>('queueing', { p99Ms: 150, inSystem: 2 });
  const question = questionOf(link.settings);
  const key = JSON.stringify(link.settings);
  const { finished: last, run, state } = worker;
  const isStale = last !== undefined && JSON.stringify(last.settings) !== key;
  const isWhole = last !== undefined && !isStale;
  useScoring(guessing, key, isWhole ? () => guessing.settle((guess) => scoreGuess(guess, question, last.result)) : undefined);

  const hasRun = last !== undefined;
  useEffect(() => {
    // While sliders move, only where they come to rest is run.
    const timer = setTimeout(() => run(JSON.parse(key) as QueueSettings), hasRun ? settleMs : 0);
    return () => clearTimeout(timer);
    // The first result must not start the run again.
  }, [key, run]);

  function reveal(counts: boolean): void {
    if (!isWhole && state.kind !== 'running') run(link.settings);
    guessing.reveal(counts);
  }

  return { link, worker, guessing, question, last, isStale, reveal };
}
