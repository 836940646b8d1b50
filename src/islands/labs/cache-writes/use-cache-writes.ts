import { useMemo } from 'react';
import type { Guessing } from '../shared/use-guessing.ts';
import { useGuessing } from '../shared/use-guessing.ts';
import type { LinkedSettings } from '../shared/use-link.ts';
import { useLink } from '../shared/use-link.ts';
import type { Playback } from '../shared/use-playback.ts';
import { usePlayback } from '../shared/use-playback.ts';
import { useScoring } from '../shared/use-scoring.ts';
import { writesLink } from './link.ts';
import type { Guess, ScoredGuess } from './predictions.ts';
import { scoreGuess } from './predictions.ts';
import type { WriteRuns, WriteSettings } from './settings.ts';
import { runAll } from './settings.ts';

/** A step is shown for this long when the steps are played. */
export const stepMs = 700;

/** The state of the lab and what follows from it. */
export interface CacheWritesState {
  readonly link: LinkedSettings<WriteSettings>;
  readonly guessing: Guessing<Guess, ScoredGuess>;
  readonly runs: WriteRuns;
  readonly playback: Playback;
}

/** Holds the state of the lab; it shows the moment of the crash until it is stepped or played elsewhere. */
export function useCacheWrites(): CacheWritesState {
  const link = useLink(writesLink);
  const { settings } = link;
  const key = JSON.stringify(settings);
  const runs = useMemo(() => runAll(settings), [settings]);
  const writes = runs.scenario.operations.filter(({ kind }) => kind === 'write').length;
  const guessing = useGuessing<Guess, ScoredGuess>('cache-writes', { losers: [], lost: 0 }, (guess) => ({
    ...guess,
    lost: Math.min(writes, guess.lost),
  }));
  const playback = usePlayback(runs.timeline.length, stepMs, key, runs.timeline.indexOf(runs.crashMs));
  useScoring(guessing, key, guessing.isGuessing ? undefined : () => guessing.settle((guess) => scoreGuess(guess, runs)));
  return { link, guessing, runs, playback };
}
