import type { ParameterRange } from '../shared/parameter-range.ts';

/** The numbers of the set-up. */
export interface CdnParameters {
  readonly ttlMinutes: number;
  /** Of one object, on average. */
  readonly changeHours: number;
  /** Of all edges together. */
  readonly requestsPerHour: number;
  readonly edges: number;
  readonly objects: number;
  readonly alpha: number;
  readonly objectKb: number;
  readonly pushSeconds: number;
}

/** Everything a link to the lab carries. */
export interface CdnSettings extends CdnParameters {
  readonly seed: string;
}

/** How long the edges are watched. */
export const dayHours = 24;

/** The ranges of the numbers. */
export const parameterRanges: Readonly<Record<keyof CdnParameters, ParameterRange>> = {
  ttlMinutes: { label: 'Time to live', min: 1, max: 1440, step: 1, scale: 'log', unit: ' min' },
  changeHours: { label: 'An object changes every', min: 2, max: 720, step: 1, scale: 'log', unit: ' h' },
  requestsPerHour: { label: 'Requests an hour', min: 10, max: 1000, step: 1, scale: 'log' },
  edges: { label: 'Edges', min: 1, max: 20, step: 1, scale: 'linear' },
  objects: { label: 'Objects', min: 1, max: 1000, step: 1, scale: 'log' },
  alpha: { label: 'Skew of popularity (Zipf exponent)', min: 0, max: 1.5, step: 0.05, scale: 'linear' },
  objectKb: { label: 'Size of an object', min: 1, max: 10_000, step: 1, scale: 'log', unit: ' KB' },
  pushSeconds: { label: 'A push takes', min: 1, max: 3600, step: 1, scale: 'log', unit: ' s' },
};

/** The set-up the lab begins with. */
export const defaultSettings: CdnSettings = {
  ttlMinutes: 60,
  changeHours: 24,
  requestsPerHour: 600,
  edges: 5,
  objects: 500,
  alpha: 0.9,
  objectKb: 100,
  pushSeconds: 10,
  seed: 'headroom',
};
