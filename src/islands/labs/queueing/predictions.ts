import { pointsByFactor } from '../shared/score.ts';
import { isSteady, percentsOf } from './load.ts';
import type { Point, QueueRun } from './run.ts';
import type { QueueSettings } from './settings.ts';

/** What is asked: the p99 at one utilisation when that at a lower one is told. Both in percent. */
export interface Question {
  readonly asked: number;
  readonly told: number;
}

/** What the learner expects at the utilisation asked about. */
export interface Guess {
  readonly p99Ms: number;
  /** Requests in the system, on average. */
  readonly inSystem: number;
}

/** A guess beside what came out. */
export interface ScoredGuess {
  readonly guess: Guess;
  readonly question: Question;
  readonly p99Ms: number;
  readonly inSystem: number;
  /** 0 to 3: two for the p99 within a factor of 1.25, one within 2; one for the number in the system within 1.25. */
  readonly points: number;
}

/** Returns what is asked of a set-up: at the utilisation set, or where that has no end at the highest one that has. */
export function questionOf(settings: QueueSettings): Question {
  const steady = percentsOf(settings).filter((percent) => isSteady(settings, percent));
  const asked = steady.includes(settings.utilisation) ? settings.utilisation : (steady.at(-1) ?? settings.utilisation);
  return { asked, told: asked > 55 ? 50 : 10 };
}

/** Returns the point of a run at a utilisation in percent; undefined when it was not run. */
export function pointAt({ points }: QueueRun, percent: number): Point | undefined {
  return points.find((point) => point.percent === percent);
}

/** Scores a guess against a run; undefined when what was asked was not run. */
export function scoreGuess(guess: Guess, question: Question, run: QueueRun): ScoredGuess | undefined {
  const point = pointAt(run, question.asked);
  if (!point) return undefined;
  const { p99Ms } = point.usual;
  const inSystem = point.little.meanNumber;
  const points = pointsByFactor(guess.p99Ms, p99Ms) + (pointsByFactor(guess.inSystem, inSystem) === 2 ? 1 : 0);
  return { guess, question, p99Ms, inSystem, points };
}
