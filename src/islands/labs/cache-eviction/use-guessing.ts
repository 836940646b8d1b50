import { useCallback, useEffect, useRef, useState } from 'react';
import type { PolicyId } from '../../../sim/cache/index.ts';
import type { Guess, Score, ScoredGuess } from './predictions.ts';
import { readScore, scoreGuess, writeScore } from './predictions.ts';

/** The learner's guess, whether it is being made or was run, and what it scored. */
export interface Guessing {
  readonly isGuessing: boolean;
  readonly guess: Guess;
  readonly scored: ScoredGuess | undefined;
  readonly score: Score;
  /** False where the browser does not keep the score. */
  readonly isKept: boolean;
  setGuess(guess: Guess): void;
  /** Ends the guessing; the guess waits for its result when it counts. */
  reveal(counts: boolean): void;
  guessAgain(): void;
  clearScore(): void;
  /** Gives the hit ratios of the finished run: scores the guess that waits, once. */
  settle(hitRatios: ReadonlyMap<PolicyId, number>): void;
  /** Drops the guess that waits, as the run it was for is no more. */
  forgetWaiting(): void;
}

/** Keeps the guess on who wins among the contenders and what the asked policy reaches. */
export function useGuessing(contenders: readonly PolicyId[], asked: PolicyId): Guessing {
  const [isGuessing, setIsGuessing] = useState(true);
  const [guess, setGuess] = useState<Guess>({ winner: contenders[0] ?? 'lru', hitRatio: 0.5 });
  const [scored, setScored] = useState<ScoredGuess>();
  const [score, setScore] = useState<Score>({ rounds: 0, points: 0 });
  const [isKept, setIsKept] = useState(true);
  const waiting = useRef<Guess | undefined>(undefined);

  useEffect(() => setScore(readScore()), []);

  const winner = contenders.includes(guess.winner) ? guess.winner : (contenders[0] ?? guess.winner);
  const possible = winner === guess.winner ? guess : { ...guess, winner };

  const keep = useCallback((next: Score) => {
    setScore(next);
    setIsKept(writeScore(next));
  }, []);

  const settle = useCallback(
    (hitRatios: ReadonlyMap<PolicyId, number>) => {
      const result = waiting.current && scoreGuess(waiting.current, asked, hitRatios);
      waiting.current = undefined;
      if (!result) return;
      setScored(result);
      keep({ rounds: score.rounds + 1, points: score.points + result.points });
    },
    [asked, keep, score],
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
      waiting.current = counts ? possible : undefined;
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
