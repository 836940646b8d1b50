import { useCallback } from 'react';
import type { PolicyId } from '../../../sim/cache/index.ts';
import type { Guessing as AnyGuessing } from '../shared/use-guessing.ts';
import { useGuessing as useAnyGuessing } from '../shared/use-guessing.ts';
import type { Guess, ScoredGuess } from './predictions.ts';
import { scoreGuess } from './predictions.ts';

/** The learner's guess, whether it is being made or was run, and what it scored. */
export interface Guessing extends Omit<AnyGuessing<Guess, ScoredGuess>, 'settle'> {
  /** Gives the hit ratios of the finished run: scores the guess that waits, once. */
  settle(hitRatios: ReadonlyMap<PolicyId, number>): void;
}

/** Keeps the guess on who wins among the contenders and what the asked policy reaches. */
export function useGuessing(contenders: readonly PolicyId[], asked: PolicyId): Guessing {
  const first = contenders[0];
  const guessing = useAnyGuessing<Guess, ScoredGuess>('cache-eviction', { winner: first ?? 'lru', hitRatio: 0.5 }, (guess) =>
    contenders.includes(guess.winner) ? guess : { ...guess, winner: first ?? guess.winner },
  );
  const { settle: settleAny } = guessing;
  const settle = useCallback(
    (hitRatios: ReadonlyMap<PolicyId, number>) => settleAny((guess) => scoreGuess(guess, asked, hitRatios)),
    [asked, settleAny],
  );
  return { ...guessing, settle };
}
