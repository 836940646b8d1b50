import { totalOf } from '../../../sim/raid/index.ts';
import type { LevelFigures } from './level-figures.ts';

/** What the learner expects of a level over a number of disks. */
export interface Guess {
  /** Disks' worth of data it holds. */
  readonly capacityDisks: number;
  /** Pairs of disks that can fail together without loss. */
  readonly pairs: number;
  /** Disk accesses of a small write. */
  readonly accesses: number;
}

/** A guess beside what came out. */
export interface ScoredGuess {
  readonly guess: Guess;
  readonly figures: LevelFigures;
  /** 0 to 3: one for each number that is right. */
  readonly points: number;
}

/** Scores a guess; each number is right or it is not. */
export function scoreGuess(guess: Guess, figures: LevelFigures): ScoredGuess {
  const right = [
    guess.capacityDisks === figures.capacityDisks,
    guess.pairs === figures.pairs.survived,
    guess.accesses === totalOf(figures.smallWrite),
  ];
  return { guess, figures, points: right.filter(Boolean).length };
}
