import type { CdnWay } from '../../../sim/cdn/scenario.ts';
import { theoryOfPull } from '../../../sim/cdn/theory.ts';
import type { CdnRun, WayResult } from './cdn-run.ts';
import { scenarioOf } from './cdn-run.ts';
import type { CdnSettings } from './settings.ts';
import { dayHours } from './settings.ts';

/** What the two panels of the figure draw of a way. */
export const measures = ['originRequests', 'staleShare'] as const;

/** A panel of the figure. */
export type Measure = (typeof measures)[number];

/** A point of a curve. */
export interface CurvePoint {
  readonly ttlMinutes: number;
  readonly value: number;
}

/** Returns a way's curve; push has the same value at every time to live. */
export function curveOf({ push, points }: CdnRun, way: CdnWay, measure: Measure): readonly CurvePoint[] {
  const of = (point: (typeof points)[number]): WayResult => (way === 'push' ? push : point[way]);
  return points.map((point) => ({ ttlMinutes: point.ttlMinutes, value: of(point)[measure] }));
}

/** Points of a curve of theory, evenly spread over the logarithm of the time to live. */
const theoryPoints = 25;

/** The curves of both panels. */
export type Curves = Readonly<Record<Measure, readonly CurvePoint[]>>;

/** Returns what theory says in the long run, for a day. */
export function theoryOf(settings: CdnSettings, way: 'pull' | 'shield', toMinutes: number): Curves {
  const scenario = scenarioOf(settings);
  const found = Array.from({ length: theoryPoints }, (_, index) => {
    const ttlMinutes = toMinutes ** (index / (theoryPoints - 1));
    return { ttlMinutes, ...theoryOfPull(scenario, ttlMinutes * 60, way === 'shield') };
  });
  return {
    originRequests: found.map(({ ttlMinutes, originPerSec }) => ({ ttlMinutes, value: originPerSec * dayHours * 3600 })),
    staleShare: found.map(({ ttlMinutes, staleShare }) => ({ ttlMinutes, value: staleShare })),
  };
}

/** Returns a round number at or above a value, and four even steps up to it: 1, 2, 4, 6 or 8 times a power of ten. */
export function axisOf(most: number): readonly number[] {
  let power = 1;
  while (power > most) power /= 10;
  while (power * 10 <= most) power *= 10;
  const top = [1, 2, 4, 6, 8, 10].map((step) => step * power).find((value) => value >= most) ?? 10 * power;
  return [0, 0.25, 0.5, 0.75, 1].map((share) => share * top);
}
