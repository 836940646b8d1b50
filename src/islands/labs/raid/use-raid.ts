import { useMemo, useState } from 'react';
import type { Guessing } from '../shared/use-guessing.ts';
import { useGuessing } from '../shared/use-guessing.ts';
import type { History } from '../shared/use-history.ts';
import { useHistory } from '../shared/use-history.ts';
import type { LinkedSettings } from '../shared/use-link.ts';
import { useLink } from '../shared/use-link.ts';
import type { LevelFigures } from './level-figures.ts';
import { figuresOf } from './level-figures.ts';
import { raidLink } from './link.ts';
import type { Guess, ScoredGuess } from './predictions.ts';
import { scoreGuess } from './predictions.ts';
import type { RaidSettings } from './settings.ts';
import { stripesShown } from './settings.ts';

/** The state of the lab and what follows from it. */
export interface RaidState {
  readonly link: LinkedSettings<RaidSettings>;
  /** The set-up as shown: without failures while the learner guesses. */
  readonly settings: RaidSettings;
  readonly history: History<RaidSettings>;
  readonly guessing: Guessing<Guess, ScoredGuess>;
  readonly figures: LevelFigures;
  /** The stripe that is worked out, from 0. */
  readonly stripe: number;
  selectStripe(stripe: number): void;
  /** Shows what comes of the level, and scores the guess if it counts. */
  reveal(counts: boolean): void;
}

/** Holds the state of the lab. */
export function useRaid(): RaidState {
  const link = useLink(raidLink);
  const history = useHistory(link.settings, link.change);
  const guessing = useGuessing<Guess, ScoredGuess>('raid', { capacityDisks: 3, pairs: 3, accesses: 2 });
  const { level, disks } = link.settings;
  const figures = useMemo(() => figuresOf(level, disks), [level, disks]);
  const [asked, selectStripe] = useState(0);
  const stripe = Math.min(asked, stripesShown(link.settings) - 1);
  const settings = useMemo(
    () => (guessing.isGuessing ? { ...link.settings, lost: [] } : link.settings),
    [guessing.isGuessing, link.settings],
  );

  function reveal(counts: boolean): void {
    guessing.reveal(counts);
    guessing.settle((guess) => scoreGuess(guess, figures));
  }

  return { link, settings, history, guessing, figures, stripe, selectStripe, reveal };
}
