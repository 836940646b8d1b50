import type { CdnWay } from '../../../sim/cdn/scenario.ts';
import { pointsByFactor } from '../shared/score.ts';
import type { CdnRun, WayResult } from './cdn-run.ts';

/** What the learner expects: which way brings the most bytes to the edges, and how often the origin is asked where edges pull. */
export interface Guess {
  readonly heaviest: CdnWay;
  readonly originRequests: number;
}

/** A guess beside what came out. */
export interface ScoredGuess {
  readonly guess: Guess;
  /** More than one where they are within 2% of each other. */
  readonly heaviest: readonly CdnWay[];
  readonly originRequests: number;
  /** 0 to 3: one for the way; two for the requests within a factor of 1.25, one within a factor of 2. */
  readonly points: number;
}

/** Values this close count as equal. */
const tieFactor = 1.02;

/** Returns the ways at the first time to live of a run. */
export function waysOf({ push, points }: CdnRun): readonly WayResult[] {
  const { pull, shield } = points[0]!;
  return [push, pull, shield];
}

/** Scores a guess by the run at the time to live it was for; undefined when nothing was asked for. */
export function scoreGuess(guess: Guess, run: CdnRun): ScoredGuess | undefined {
  const ways = waysOf(run);
  const { originRequests } = run.points[0]!.pull;
  if (originRequests === 0) return undefined;
  const most = Math.max(...ways.map(({ edgeBytes }) => edgeBytes));
  const heaviest = ways.filter(({ edgeBytes }) => edgeBytes * tieFactor >= most).map(({ way }) => way);
  const points = (heaviest.includes(guess.heaviest) ? 1 : 0) + pointsByFactor(guess.originRequests, originRequests);
  return { guess, heaviest, originRequests, points };
}
