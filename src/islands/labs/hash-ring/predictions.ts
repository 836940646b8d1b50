import type { RingChange } from './change.ts';

/** How many keys (copies, with several) the learner expects to move. */
export interface Guess {
  readonly onRing: number;
  readonly byModulo: number;
}

/** A guess beside what came out. */
export interface ScoredGuess {
  readonly guess: Guess;
  readonly change: RingChange;
  /** 0 to 3: two for the ring within 15% of what moved, one within half; one for modulo within a tenth of the copies. */
  readonly points: number;
}

/** Scores a guess against what the change moved. */
export function scoreGuess(guess: Guess, change: RingChange): ScoredGuess {
  const error = Math.abs(guess.onRing - change.moved);
  const forRing = error <= 0.15 * change.moved ? 2 : error <= 0.5 * change.moved ? 1 : 0;
  const forModulo = Math.abs(guess.byModulo - change.movedByModulo) <= change.copies / 10 ? 1 : 0;
  return { guess, change, points: forRing + forModulo };
}
