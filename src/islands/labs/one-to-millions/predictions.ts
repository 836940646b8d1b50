import { pointsByFactor } from '../shared/score.ts';
import type { Assessment } from './assessment.ts';

/** What the learner expects of a step. */
export interface Guess {
  /** Users a day that it bears. */
  readonly limitUsers: number;
  /** The component that gives way first. */
  readonly bottleneck: string;
}

/** A guess beside what is so. */
export interface ScoredGuess {
  readonly guess: Guess;
  readonly limitUsers: number;
  readonly bottleneck: string;
  /** 0 to 3: two for the users within a factor of 1.25, one within 2; one for the part. */
  readonly points: number;
}

/** Scores a guess against what was worked out. */
export function scoreGuess(guess: Guess, { limitUsers, bottleneck }: Assessment): ScoredGuess {
  const points = pointsByFactor(guess.limitUsers, limitUsers) + (guess.bottleneck === bottleneck ? 1 : 0);
  return { guess, limitUsers, bottleneck, points };
}
