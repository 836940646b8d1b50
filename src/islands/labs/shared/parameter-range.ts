/** The range of a number in a lab's set-up and how it is shown. */
export interface ParameterRange {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** How the slider spreads the range. */
  readonly scale: 'linear' | 'log';
  readonly unit?: string;
}

/** Returns a value put within its range, and on its step. */
export function clampToRange({ min, max, step }: ParameterRange, value: number): number {
  const stepped = step >= 1 ? Math.round(value / step) * step : Math.round(value / step) / Math.round(1 / step);
  return Math.min(max, Math.max(min, stepped));
}
