import { useEffect, useMemo } from 'react';
import type { Guessing } from '../shared/use-guessing.ts';
import { useGuessing } from '../shared/use-guessing.ts';
import type { LinkedSettings } from '../shared/use-link.ts';
import { useLink } from '../shared/use-link.ts';
import { useScoring } from '../shared/use-scoring.ts';
import { raceLink } from './link.ts';
import type { Guess, Question, ScoredGuess } from './predictions.ts';
import { questionOf, scoreGuess } from './predictions.ts';
import type { RaceSettings } from './settings.ts';
import type { Race, RaceResult } from './use-race.ts';
import { useRace } from './use-race.ts';

const settleMs = 350;

/** The state of the lab and what follows from it. */
export interface LoadBalancing {
  readonly link: LinkedSettings<RaceSettings>;
  readonly race: Race;
  readonly guessing: Guessing<Guess, ScoredGuess>;
  readonly question: Question;
  /** What is shown: the last race; nothing while guessing. */
  readonly shown: RaceResult | undefined;
  /** True when what is shown belongs to another set-up than the one that stands. */
  readonly isStale: boolean;
  reveal(counts: boolean): void;
}

/** Holds the state of the lab, runs what is set up and scores guesses. */
export function useLoadBalancing(): LoadBalancing {
  const link = useLink(raceLink);
  const race = useRace();
  const { settings } = link;
  const { algorithms } = settings;
  const guessing = useGuessing<Guess, ScoredGuess>('load-balancing', { winner: algorithms[0]!, p99Ms: 50, errorPercent: 5 }, (guess) =>
    algorithms.includes(guess.winner) ? guess : { ...guess, winner: algorithms[0]! },
  );
  const { isGuessing } = guessing;
  const question = questionOf(settings);
  const key = JSON.stringify(settings);
  const { finished } = race;
  const shown = useMemo(
    () => (isGuessing || !finished ? undefined : { settings: finished.settings, lanes: finished.result }),
    [isGuessing, finished],
  );
  const isStale = shown !== undefined && JSON.stringify(shown.settings) !== key;
  useScoring(guessing, key, shown && !isStale ? () => guessing.settle((guess) => scoreGuess(guess, question, shown.lanes)) : undefined);

  const { run } = race;
  const hasResult = finished !== undefined;
  useEffect(() => {
    if (isGuessing) return;
    // While sliders move, only where they come to rest is run.
    const timer = setTimeout(() => run(JSON.parse(key) as RaceSettings), hasResult ? settleMs : 0);
    return () => clearTimeout(timer);
    // The first result must not start the race again.
  }, [key, isGuessing, run]);

  function reveal(counts: boolean): void {
    race.clear();
    guessing.reveal(counts);
  }

  return { link, race, guessing, question, shown, isStale, reveal };
}
