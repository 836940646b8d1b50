import type { SagaStatus, SagaStory } from './story-run.ts';
import { countCompensations } from './story-view.ts';

/** What the learner expects: how the saga ends, and how many steps are compensated. */
export interface Guess {
  readonly status: SagaStatus;
  readonly compensations: number;
}

/** A guess beside what came out. */
export interface ScoredGuess {
  readonly guess: Guess;
  readonly status: SagaStatus;
  readonly compensations: number;
  /** 0 to 3: two for the end, one for the number of compensations called. */
  readonly points: number;
}

/** Scores a guess against a story. */
export function scoreGuess(guess: Guess, story: SagaStory): ScoredGuess {
  const { status } = story;
  const compensations = countCompensations(story);
  const points = (guess.status === status ? 2 : 0) + (guess.compensations === compensations ? 1 : 0);
  return { guess, status, compensations, points };
}
