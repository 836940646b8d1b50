import { downtimeMinutes, minutesOfThirtyDays } from '../../../sim/availability/index.ts';
import type { Assessment } from './assessment.ts';

/** What the learner expects of the diagram. */
export interface Guess {
  /** Minutes down in 30 days. */
  readonly minutes: number;
  readonly singlePoints: number;
}

/** A guess beside what came out. */
export interface ScoredGuess {
  readonly guess: Guess;
  readonly minutes: number;
  readonly singlePoints: number;
  /** 0 to 3: two for the downtime within a fifth, one within a factor of two; one for the number of single points. */
  readonly points: number;
}

/** Scores a guess against the diagram. */
export function scoreGuess(guess: Guess, assessment: Assessment): ScoredGuess {
  const minutes = downtimeMinutes(assessment.down, minutesOfThirtyDays);
  const singlePoints = assessment.parts.filter(({ isSinglePoint }) => isSinglePoint).length;
  const ratio = minutes === 0 ? (guess.minutes === 0 ? 1 : Infinity) : guess.minutes / minutes;
  const forMinutes = ratio >= 0.8 && ratio <= 1.2 ? 2 : ratio >= 0.5 && ratio <= 2 ? 1 : 0;
  return { guess, minutes, singlePoints, points: forMinutes + (guess.singlePoints === singlePoints ? 1 : 0) };
}
