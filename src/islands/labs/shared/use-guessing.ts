import { useCallback, useEffect, useRef, useState } from 'react';
import type { Score } from './score.ts';
import { readScore, writeScore } from './score.ts';

/** The learner's guess, whether it is being made or was run, and what it scored. */
export interface Guessing<Guess, Scored> {
  readonly isGuessing: boolean;
  readonly guess: Guess;
  readonly scored: Scored | undefined;
  readonly score: Score;
  /** False where the browser does not keep the score. */
  readonly isKept: boolean;
  setGuess(guess: Guess): void;
  /** Ends the guessing; the guess waits for its result when it counts. */
  reveal(counts: boolean): void;
  guessAgain(): void;
  clearScore(): void;
  /** Scores the guess that waits, once, by what the finished run came to; undefined from `scoreGuess` scores nothing. */
  settle(scoreGuess: (guess: Guess) => Scored | undefined): void;
  /** Drops the guess that waits, as the run it was for is no more. */
  forgetWaiting(): void;
}

/**
 * Keeps a guess and the score of the lab named. `makePossible` fits the guess to the set-up as it is, where that has changed since the
 * guess was given.
 */
export function useGuessing<Guess, Scored extends { readonly points: number }>(
  lab: string,
  initial: Guess,
  makePossible: (guess: Guess) => Guess = (guess) => guess,
): Guessing<Guess, Scored> {
  const [isGuessing, setIsGuessing] = useState(true);
  const [guess, setGuess] = useState(initial);
  const [scored, setScored] = useState<Scored>();
  const [score, setScore] = useState<Score>({ rounds: 0, points: 0 });
  const [isKept, setIsKept] = useState(true);
  const waiting = useRef<{ readonly guess: Guess } | undefined>(undefined);

  useEffect(() => setScore(readScore(lab)), [lab]);

  const possible = makePossible(guess);

  const keep = useCallback(
    (next: Score) => {
      setScore(next);
      setIsKept(writeScore(lab, next));
    },
    [lab],
  );

  const settle = useCallback(
    (scoreGuess: (guess: Guess) => Scored | undefined) => {
      const result = waiting.current && scoreGuess(waiting.current.guess);
      waiting.current = undefined;
      if (!result) return;
      setScored(result);
      keep({ rounds: score.rounds + 1, points: score.points + result.points });
    },
    [keep, score],
  );

  return {
    isGuessing,
    guess: possible,
    scored,
    score,
    isKept,
    setGuess,
    settle,
    reveal: (counts) => {
      waiting.current = counts ? { guess: possible } : undefined;
      setScored(undefined);
      setIsGuessing(false);
    },
    guessAgain: () => {
      waiting.current = undefined;
      setScored(undefined);
      setIsGuessing(true);
    },
    clearScore: () => keep({ rounds: 0, points: 0 }),
    forgetWaiting: useCallback(() => {
      waiting.current = undefined;
    }, []),
  };
}
