import { pointsByFactor } from '../shared/score.ts';
import type { AlgorithmId } from './algorithms.ts';
import type { Lane } from './lane.ts';
import type { RaceSettings } from './settings.ts';

/** What is asked about a race: who has the lowest p99, or with a black hole the fewest errors, and how much one algorithm has. */
export interface Question {
  readonly measure: 'p99' | 'errors';
  readonly asked: AlgorithmId;
}

/** What the learner expects: the winner, and the measure of the algorithm asked about in milliseconds or percent. */
export interface Guess {
  readonly winner: AlgorithmId;
  readonly p99Ms: number;
  readonly errorPercent: number;
}

/** A guess beside what came out. */
export interface ScoredGuess {
  readonly guess: Guess;
  readonly question: Question;
  /** What the algorithm asked about came to, in milliseconds or percent. */
  readonly value: number;
  /** The best: more than one where they are within 2% of each other. */
  readonly winners: readonly AlgorithmId[];
  readonly winnerRight: boolean;
  /** 0 to 3: one for the winner; two for the value within a factor of 1.25, one within a factor of 2. */
  readonly points: number;
}

/** Values this close count as equal. */
const tieFactor = 1.02;

/** Returns what is asked about a race of these settings. */
export function questionOf({ algorithms, fault }: RaceSettings): Question {
  const measure = fault === 'hole' ? 'errors' : 'p99';
  const wanted: AlgorithmId = measure === 'errors' ? 'least' : 'rr';
  return { measure, asked: algorithms.includes(wanted) ? wanted : algorithms[0]! };
}

/** Returns what a lane came to, in milliseconds or percent. */
export function valueOf({ measure }: Question, { p99Ms, errors, served }: Lane): number {
  return measure === 'p99' ? p99Ms : (100 * errors) / Math.max(1, errors + served);
}

/** Returns the algorithms with the least value, those that are nearly equal included. */
export function findWinners(question: Question, lanes: readonly Lane[]): AlgorithmId[] {
  const least = Math.min(...lanes.map((lane) => valueOf(question, lane)));
  return lanes.filter((lane) => valueOf(question, lane) <= least * tieFactor).map(({ algorithm }) => algorithm);
}

/** Scores a guess against the lanes of a whole race; undefined when the algorithm asked about is not among them. */
export function scoreGuess(guess: Guess, question: Question, lanes: readonly Lane[]): ScoredGuess | undefined {
  const lane = lanes.find(({ algorithm }) => algorithm === question.asked);
  if (!lane) return undefined;
  const value = valueOf(question, lane);
  const winners = findWinners(question, lanes);
  const winnerRight = winners.includes(guess.winner);
  const guessed = question.measure === 'p99' ? guess.p99Ms : guess.errorPercent;
  const forValue = pointsByFactor(guessed, value);
  return { guess, question, value, winners, winnerRight, points: (winnerRight ? 1 : 0) + forValue };
}
