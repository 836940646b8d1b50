import type { WritePolicy } from '../../../sim/cache-writes/index.ts';
import { snapshotAt } from '../../../sim/cache-writes/index.ts';
import type { WriteRuns } from './settings.ts';

/** What the learner expects of the crash. */
export interface Guess {
  /** The policies under which a write is lost though its client was told that it is saved. */
  readonly losers: readonly WritePolicy[];
  /** How many such writes are lost under write-behind. */
  readonly lost: number;
}

/** A guess beside what came out. */
export interface ScoredGuess {
  readonly guess: Guess;
  readonly losers: readonly WritePolicy[];
  readonly lost: number;
  /** 0 to 3: two for the policies, one for the number. */
  readonly points: number;
}

/** Scores a guess against the runs. */
export function scoreGuess(guess: Guess, { crashed, crashMs }: WriteRuns): ScoredGuess {
  const lostBy = crashed.map((run) => ({ policy: run.policy, count: snapshotAt(run, crashMs).lost.length }));
  const losers = lostBy.filter(({ count }) => count > 0).map(({ policy }) => policy);
  const lost = lostBy.find(({ policy }) => policy === 'write-behind')!.count;
  const isRight = losers.length === guess.losers.length && losers.every((policy) => guess.losers.includes(policy));
  return { guess, losers, lost, points: (isRight ? 2 : 0) + (guess.lost === lost ? 1 : 0) };
}
