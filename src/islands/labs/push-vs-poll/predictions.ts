import type { PushMethod } from '../../../sim/push/scenario.ts';
import { pointsByFactor } from '../shared/score.ts';
import type { MethodResult } from './push-run.ts';

/** What the learner expects: which method sends the most bytes, and how far behind polling is in the median. */
export interface Guess {
  readonly heaviest: PushMethod;
  readonly medianMs: number;
}

/** A guess beside what came out. */
export interface ScoredGuess {
  readonly guess: Guess;
  /** More than one where they are within 2% of each other. */
  readonly heaviest: readonly PushMethod[];
  readonly medianMs: number;
  /** 0 to 3: one for the method; two for the median within a factor of 1.25, one within a factor of 2. */
  readonly points: number;
}

/** Values this close count as equal. */
const tieFactor = 1.02;

/** Returns the methods that send the most bytes, those that nearly do included. */
export function findHeaviest(results: readonly MethodResult[]): PushMethod[] {
  const most = Math.max(...results.map(({ bytes }) => bytes));
  return results.filter(({ bytes }) => bytes * tieFactor >= most).map(({ method }) => method);
}

/** Scores a guess; undefined when no event happened, so that nothing is behind. */
export function scoreGuess(guess: Guess, results: readonly MethodResult[]): ScoredGuess | undefined {
  const medianMs = results.find(({ method }) => method === 'poll')?.staleness?.medianMs;
  if (medianMs === undefined) return undefined;
  const heaviest = findHeaviest(results);
  const forMedian = pointsByFactor(guess.medianMs, medianMs);
  return { guess, heaviest, medianMs, points: (heaviest.includes(guess.heaviest) ? 1 : 0) + forMedian };
}
