/** Maps scores to places on a bar or axis that ends at 1. */
export interface ScoreScale {
  /** The score at the near end, 0 or below. */
  readonly low: number;
  /** Returns the place of a score, 0 to 1; scores beyond an end lie on it. */
  place(value: number): number;
}

const lowestShown = -1;

/** Creates the scale on which the given scores fit, down to -1: what lies below is drawn at the end. */
export function createScoreScale(values: readonly number[]): ScoreScale {
  const least = Math.min(0, ...values.filter(Number.isFinite));
  const low = Math.max(lowestShown, Math.floor(least * 5) / 5);
  return { low, place: (value) => Math.min(1, Math.max(0, (value - low) / (1 - low))) };
}
