import { useMemo, useRef } from 'react';
import type { Guessing } from '../shared/use-guessing.ts';
import { useGuessing } from '../shared/use-guessing.ts';
import type { History } from '../shared/use-history.ts';
import { useHistory } from '../shared/use-history.ts';
import type { LinkedSettings } from '../shared/use-link.ts';
import { useLink } from '../shared/use-link.ts';
import { useScoring } from '../shared/use-scoring.ts';
import type { CdnRun } from './cdn-run.ts';
import { curveMinutes, runDay } from './cdn-run.ts';
import { cdnLink } from './link.ts';
import type { Guess, ScoredGuess } from './predictions.ts';
import { scoreGuess } from './predictions.ts';
import type { CdnParameters, CdnSettings } from './settings.ts';
import { defaultSettings } from './settings.ts';

/** What is shown once the learner has guessed. */
export interface CdnResults {
  /** At the time to live that is set. */
  readonly set: CdnRun;
  /** At the times to live of the curves. */
  readonly curve: CdnRun;
}

/** The state of the lab and what follows from it. */
export interface CdnLab {
  readonly link: LinkedSettings<CdnSettings>;
  readonly history: Pick<History<CdnSettings>, 'canUndo' | 'undo'>;
  readonly guessing: Guessing<Guess, ScoredGuess>;
  /** Nothing while guessing. */
  readonly results: CdnResults | undefined;
  /** Sets one number; changes of the same number in a row are undone together. */
  set(id: keyof CdnParameters, value: number): void;
  reset(): void;
}

/** Holds the state of the lab, runs what is set up and scores guesses. */
export function useCdn(): CdnLab {
  const link = useLink(cdnLink);
  const { settings } = link;
  const history = useHistory(settings, link.change);
  const lastSet = useRef<keyof CdnParameters | undefined>(undefined);
  const guessing = useGuessing<Guess, ScoredGuess>('cdn', { heaviest: 'pull', originRequests: 1000 });
  const { isGuessing } = guessing;
  const key = JSON.stringify(settings);
  // The curves do not depend on the time to live that is set: moving it is the change made most often.
  const curveKey = JSON.stringify({ ...settings, ttlMinutes: 0 });
  const curve = useMemo(() => (isGuessing ? undefined : runDay(JSON.parse(curveKey) as CdnSettings, curveMinutes)), [isGuessing, curveKey]);
  const set = useMemo(() => curve && pickOrRun(curve, JSON.parse(key) as CdnSettings), [curve, key]);
  useScoring(guessing, key, set ? () => guessing.settle((guess) => scoreGuess(guess, set)) : undefined);

  return {
    link,
    history: {
      canUndo: history.canUndo,
      undo: () => {
        lastSet.current = undefined;
        history.undo();
      },
    },
    guessing,
    results: set && curve ? { set, curve } : undefined,
    set: (id, value) => {
      if (lastSet.current === id) link.change({ [id]: value });
      else history.apply({ ...settings, [id]: value });
      lastSet.current = id;
    },
    reset: () => {
      lastSet.current = undefined;
      history.apply(defaultSettings);
    },
  };
}

/** Returns the run at the time to live that is set, from the curves where they hold it. */
function pickOrRun(curve: CdnRun, settings: CdnSettings): CdnRun {
  const points = curve.points.filter(({ ttlMinutes }) => ttlMinutes === settings.ttlMinutes);
  return points.length > 0 ? { ...curve, points } : runDay(settings, [settings.ttlMinutes]);
}
