import type { PolicyId } from '../../../sim/cache/index.ts';

/** What the learner expects before a run. */
export interface Guess {
  /** The policy which hits most often at the capacity asked about. */
  readonly winner: PolicyId;
  /** Hit ratio of the policy asked about, 0 to 1. */
  readonly hitRatio: number;
}

/** A guess beside what came out. */
export interface ScoredGuess {
  readonly guess: Guess;
  /** The policy the ratio was asked of, and the ratio it reached. */
  readonly asked: PolicyId;
  readonly hitRatio: number;
  /** The best policies: more than one within {@link tieMargin} count as equal. */
  readonly winners: readonly PolicyId[];
  readonly winnerRight: boolean;
  /** Distance between guess and result, 0 to 1. */
  readonly error: number;
  /** 0 to 3: one for the winner; two for the ratio within 0.05, one within 0.15. */
  readonly points: number;
}

/** Hit ratios this close count as equal. */
export const tieMargin = 0.002;

/** Scores a guess against hit ratios by policy; Belady's MIN takes no part, as it cannot lose. Undefined when there is nothing to score. */
export function scoreGuess(guess: Guess, asked: PolicyId, hitRatios: ReadonlyMap<PolicyId, number>): ScoredGuess | undefined {
  const contenders = [...hitRatios].filter(([policy]) => policy !== 'belady');
  const hitRatio = hitRatios.get(asked);
  if (contenders.length === 0 || hitRatio === undefined) return undefined;
  const best = Math.max(...contenders.map(([, ratio]) => ratio));
  const winners = contenders.filter(([, ratio]) => best - ratio <= tieMargin).map(([policy]) => policy);
  const winnerRight = winners.includes(guess.winner);
  const error = Math.abs(guess.hitRatio - hitRatio);
  const forRatio = error <= 0.05 ? 2 : error <= 0.15 ? 1 : 0;
  return { guess, asked, hitRatio, winners, winnerRight, error, points: (winnerRight ? 1 : 0) + forRatio };
}
