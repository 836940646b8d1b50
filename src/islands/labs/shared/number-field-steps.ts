import type { ParameterRange } from './parameter-range.ts';

/** Positions of a slider, from 0. */
export const sliderSteps = 1000;

/** Returns where the slider of a range stands at a value. */
export function positionOf({ min, max, scale }: ParameterRange, value: number): number {
  const share = scale === 'log' ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.round(share * sliderSteps);
}

/** Returns the value at a position of the slider, not yet put on its step. */
export function valueAt({ min, max, scale }: ParameterRange, position: number): number {
  const share = position / sliderSteps;
  if (scale === 'linear') return min + share * (max - min);
  // Two significant digits are as fine as a logarithmic slider can be set by hand.
  return Number((min * (max / min) ** share).toPrecision(2));
}

/**
 * Returns the value a key moves to, or undefined for keys that move nothing. Arrow keys move by the parameter's own step, or by a tenth
 * on a logarithmic scale, so that each press changes the value.
 */
export function stepByKey({ scale, step, min, max }: ParameterRange, value: number, key: string): number | undefined {
  const small = scale === 'log' ? Math.max(step, Number((value / 10).toPrecision(1))) : step;
  const large = scale === 'log' ? Math.max(step, value / 2) : (max - min) / 10;
  if (key === 'ArrowRight' || key === 'ArrowUp') return value + small;
  if (key === 'ArrowLeft' || key === 'ArrowDown') return value - small;
  if (key === 'PageUp') return value + large;
  if (key === 'PageDown') return value - large;
  return undefined;
}
