import type { ParameterRange } from '../shared/parameter-range.ts';
import type { AlgorithmId } from './algorithms.ts';

/** How fast the backends are, and what the balancer is told. */
export const fleetIds = ['equal', 'told', 'untold'] as const;

/** How long requests take. */
export const serviceIds = ['constant', 'exponential', 'heavy'] as const;

/** What goes wrong. */
export const faultIds = ['none', 'slow', 'hole', 'death', 'cold'] as const;

/** The name of a fleet. */
export type FleetId = (typeof fleetIds)[number];

/** The name of a distribution of service times. */
export type ServiceId = (typeof serviceIds)[number];

/** The name of a fault. */
export type FaultId = (typeof faultIds)[number];

/** The numbers of the set-up. */
export interface RaceParameters {
  /** Load offered, in percent of what the backends can serve at the start. */
  readonly utilisation: number;
  readonly backends: number;
  /** How many times the mean rate requests come at in bursts; 1: no bursts. */
  readonly burst: number;
  readonly requests: number;
}

/** Everything a link to the lab carries. */
export interface RaceSettings extends RaceParameters {
  readonly algorithms: readonly AlgorithmId[];
  readonly fleet: FleetId;
  readonly service: ServiceId;
  readonly fault: FaultId;
  readonly seed: string;
}

/** The ranges of the numbers. */
export const parameterRanges: Readonly<Record<keyof RaceParameters, ParameterRange>> = {
  utilisation: { label: 'Utilisation', min: 10, max: 98, step: 1, scale: 'linear', unit: '%' },
  backends: { label: 'Backends', min: 2, max: 16, step: 1, scale: 'linear' },
  burst: { label: 'Rate in bursts, times the mean', min: 1, max: 4, step: 0.5, scale: 'linear' },
  requests: { label: 'Requests', min: 2000, max: 100_000, step: 1, scale: 'log' },
};

/** The fleets in words. */
export const fleetTexts: Readonly<Record<FleetId, { readonly name: string; readonly about: string }>> = {
  equal: { name: 'All equally fast', about: 'Every backend serves a request in 10 ms on average.' },
  told: {
    name: 'Every second one three times as fast',
    about: 'The weights say so: 3 for the fast ones, 1 for the others. Random, round robin and power of two do not look at them.',
  },
  untold: {
    name: 'The same, but with equal weights',
    about: 'Every second backend is three times as fast, and nobody has told the balancer.',
  },
};

/** The distributions of service times in words. */
export const serviceTexts: Readonly<Record<ServiceId, { readonly name: string; readonly about: string }>> = {
  constant: { name: 'All requests alike', about: 'Each takes 10 ms at a backend of speed 1.' },
  exponential: { name: 'Exponential', about: '10 ms on average at speed 1; one in a hundred takes more than 46 ms.' },
  heavy: {
    name: 'Heavy tail',
    about: 'Bounded Pareto, shape 1.5, from 3.5 ms to 1 s: about 10 ms on average; the longest hundredth make up a sixth of the work.',
  },
};

/** The faults in words. They last from three tenths to six tenths of the run. */
export const faultTexts: Readonly<Record<FaultId, { readonly name: string; readonly about: string }>> = {
  none: { name: 'Nothing', about: 'All backends stay as they are.' },
  slow: { name: 'The first backend slows down', about: 'It takes five times as long for everything.' },
  hole: {
    name: 'The first backend turns into a black hole',
    about: 'It answers every request with an error after 1 ms, and its health check does not notice.',
  },
  death: {
    name: 'The first backend dies',
    about: 'Its requests time out after 500 ms; the health check takes it out a second after its death, and back in when it has returned.',
  },
  cold: {
    name: 'Another backend joins cold',
    about: 'It comes with empty caches at a tenth of its speed and warms up over five seconds. The utilisation is that of the others.',
  },
};

/** The set-up the lab begins with. */
export const defaultSettings: RaceSettings = {
  algorithms: ['rr', 'least', 'two'],
  utilisation: 85,
  backends: 8,
  burst: 1,
  requests: 20_000,
  fleet: 'equal',
  service: 'exponential',
  fault: 'none',
  seed: 'headroom',
};
