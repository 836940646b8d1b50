import { useCallback, useMemo, useState } from 'react';
import type { Guessing } from '../shared/use-guessing.ts';
import { useGuessing } from '../shared/use-guessing.ts';
import type { LinkedSettings } from '../shared/use-link.ts';
import { useLink } from '../shared/use-link.ts';
import { useScoring } from '../shared/use-scoring.ts';
import { sagaLink } from './link.ts';
import type { Guess, ScoredGuess } from './predictions.ts';
import { scoreGuess } from './predictions.ts';
import type { SagaSettings } from './settings.ts';
import type { SagaStory } from './story-run.ts';
import { playStory } from './story-run.ts';

/** The state of the lab and what follows from it. */
export interface SagaLabState {
  readonly link: LinkedSettings<SagaSettings>;
  readonly guessing: Guessing<Guess, ScoredGuess>;
  readonly story: SagaStory;
  /** Rows of the story shown, from 1. */
  readonly shown: number;
  readonly isAtEnd: boolean;
  /** Shows so many rows. */
  show(count: number): void;
  reveal(counts: boolean): void;
}

/** Holds the state of the lab; the guess is scored when the story has been stepped to its end. */
export function useSaga(): SagaLabState {
  const link = useLink(sagaLink);
  const { settings } = link;
  const guessing = useGuessing<Guess, ScoredGuess>('saga', { status: 'completed', compensations: 0 });
  const story = useMemo(() => playStory(settings), [settings]);
  const key = JSON.stringify(settings);
  const [place, setPlace] = useState({ key, shown: 1 });
  // Another set-up is another story: it begins at its beginning.
  const shown = place.key === key ? Math.min(place.shown, story.rows.length) : 1;
  const isAtEnd = shown === story.rows.length;
  useScoring(guessing, key, isAtEnd && !guessing.isGuessing ? () => guessing.settle((guess) => scoreGuess(guess, story)) : undefined);

  const rows = story.rows.length;
  const show = useCallback((count: number) => setPlace({ key, shown: Math.min(rows, Math.max(1, count)) }), [key, rows]);

  function reveal(counts: boolean): void {
    show(1);
    guessing.reveal(counts);
  }

  return { link, guessing, story, shown, isAtEnd, show, reveal };
}
