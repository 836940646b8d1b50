import { z } from 'zod/mini';

/** The score of all rounds of guessing so far. */
export interface Score {
  readonly rounds: number;
  readonly points: number;
}

/** The most points a round can give, in every lab. */
export const maxPoints = 3;

/** Returns the points for a guess of a number above 0: two within a factor of 1.25 of the value, one within a factor of 2. */
export function pointsByFactor(guess: number, value: number): 0 | 1 | 2 {
  const factor = Math.max(guess, value) / Math.max(1e-9, Math.min(guess, value));
  return factor <= 1.25 ? 2 : factor <= 2 ? 1 : 0;
}

const scoreSchema = z.object({ rounds: z.int().check(z.nonnegative()), points: z.int().check(z.nonnegative()) });

/** Reads the score of a lab kept in this browser; none where storage is denied, empty or holds something else. */
export function readScore(lab: string): Score {
  try {
    return scoreSchema.parse(JSON.parse(localStorage.getItem(keyOf(lab)) ?? ''));
  } catch {
    return { rounds: 0, points: 0 };
  }
}

/** Keeps the score of a lab in this browser; returns false where storage is denied or full. */
export function writeScore(lab: string, score: Score): boolean {
  try {
    localStorage.setItem(keyOf(lab), JSON.stringify(score));
    return true;
  } catch {
    return false;
  }
}

function keyOf(lab: string): string {
  return `headroom:${lab}-lab:score`;
}
