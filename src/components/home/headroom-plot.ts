import { highestLoad, responseTime } from './response-time.ts';

const [left, right, top, bottom] = [44, 452, 28, 248];
const highestMs = 200;

/** The figure's box and scales, in units of its viewBox. */
export const plot = {
  width: 472,
  height: 272,
  left,
  right,
  top,
  bottom,
  x: (load: number): number => left + load * (right - left),
  y: (ms: number): number => bottom - (ms / highestMs) * (bottom - top),
} as const;

/** Returns where the curve stands at a load in [0, 0.95]. */
export function placeOf(load: number): { readonly x: number; readonly y: number } {
  return { x: plot.x(load), y: plot.y(responseTime(load).meanMs) };
}

/** Returns the curve of mean response time as an SVG path. */
export function pathOf(): string {
  const steps = Math.round(highestLoad * 200);
  const points = Array.from({ length: steps + 1 }, (_, index) => placeOf(index / 200));
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}
