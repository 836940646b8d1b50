import type { PolicyId } from '../../../sim/cache/index.ts';
import type { WorkloadSpec } from '../../../sim/workload/index.ts';
import type { ParameterRange } from '../shared/parameter-range.ts';
import { clampToRange } from '../shared/parameter-range.ts';

/** The workloads of the lab; each is a choice of generator and the parameters it uses. */
export const workloadIds = ['zipf', 'uniform', 'loop', 'scan', 'shifting', 'zipf-scan', 'zipf-loop'] as const;

/** The name of a workload of the lab. */
export type WorkloadId = (typeof workloadIds)[number];

/** The parameters of all workloads; those a workload does not use keep their value for when it is chosen. */
export interface WorkloadParameters {
  /** Requests in the run. */
  readonly length: number;
  readonly keyCount: number;
  /** Zipf skew. */
  readonly alpha: number;
  /** Keys of the hot set. */
  readonly hotKeyCount: number;
  /** Percentage of requests to the hot set. */
  readonly hotPercent: number;
  /** Requests after which the hot set moves on. */
  readonly shiftEvery: number;
  /** Percentage of requests made by the scan or loop that is mixed in. */
  readonly mixedPercent: number;
  /** Requests of a scan in a row. */
  readonly burst: number;
  /** Keys of the loop that is mixed in. */
  readonly loopKeyCount: number;
}

/** The name of a parameter. */
export type ParameterId = keyof WorkloadParameters;

/** Everything a link to the lab carries. */
export interface LabSettings extends WorkloadParameters {
  readonly workload: WorkloadId;
  readonly policies: readonly PolicyId[];
  /** Capacity at which the learner guesses and hit ratios are read off. */
  readonly capacity: number;
  readonly seed: string;
}

/** The ranges of all parameters. */
export const parameterRanges: Readonly<Record<ParameterId, ParameterRange>> = {
  length: { label: 'Requests', min: 1000, max: 1_000_000, step: 1, scale: 'log' },
  keyCount: { label: 'Distinct keys', min: 10, max: 100_000, step: 1, scale: 'log' },
  alpha: { label: 'Skew α', min: 0, max: 2, step: 0.01, scale: 'linear' },
  hotKeyCount: { label: 'Hot keys', min: 1, max: 100_000, step: 1, scale: 'log' },
  hotPercent: { label: 'Requests to hot keys', min: 0, max: 100, step: 1, scale: 'linear', unit: '%' },
  shiftEvery: { label: 'Requests until the hot set moves', min: 10, max: 1_000_000, step: 1, scale: 'log' },
  mixedPercent: { label: 'Requests mixed in', min: 1, max: 90, step: 1, scale: 'linear', unit: '%' },
  burst: { label: 'Scanned keys in a row', min: 1, max: 10_000, step: 1, scale: 'log' },
  loopKeyCount: { label: 'Keys in the loop', min: 2, max: 100_000, step: 1, scale: 'log' },
};

/** The names of the workloads, what they stand for, and which parameters they use beside the number of requests. */
export const workloadTexts: Readonly<
  Record<WorkloadId, { readonly name: string; readonly about: string; readonly parameters: readonly ParameterId[] }>
> = {
  zipf: {
    name: 'Zipf: a few popular keys',
    about: 'Key number k is asked for in proportion to 1 / k^α, as with pages and videos. Requests are independent.',
    parameters: ['keyCount', 'alpha'],
  },
  uniform: { name: 'Uniform: all keys alike', about: 'Every key is equally likely, so the past tells nothing.', parameters: ['keyCount'] },
  loop: {
    name: 'Loop: the same keys in order',
    about: 'Keys come round in order, as when a table is read again and again.',
    parameters: ['keyCount'],
  },
  scan: { name: 'Scan: every key once', about: 'No key is ever asked for twice, as in a backup. No policy can hit.', parameters: [] },
  shifting: {
    name: 'Shifting hot set',
    about: 'A few keys get most requests, and every so often other keys become the hot ones, as with news.',
    parameters: ['keyCount', 'hotKeyCount', 'hotPercent', 'shiftEvery'],
  },
  'zipf-scan': {
    name: 'Zipf with scans',
    about: 'Popular keys, and now and then a run of keys which are read once and never again.',
    parameters: ['keyCount', 'alpha', 'mixedPercent', 'burst'],
  },
  'zipf-loop': {
    name: 'Zipf with a loop',
    about: 'Popular keys, and beside them a set of keys read over and over in order.',
    parameters: ['keyCount', 'alpha', 'mixedPercent', 'loopKeyCount'],
  },
};

/** The set-up the lab begins with. */
export const defaultSettings: LabSettings = {
  workload: 'zipf',
  length: 100_000,
  keyCount: 1000,
  alpha: 1,
  hotKeyCount: 50,
  hotPercent: 90,
  shiftEvery: 5000,
  mixedPercent: 30,
  burst: 200,
  loopKeyCount: 300,
  policies: ['fifo', 'lru', 'lfu', 'random', 'sieve', 'belady'],
  capacity: 100,
  seed: 'headroom',
};

/** Returns the workload of the settings as data for the generator; every valid setting gives a valid workload. */
export function workloadSpecOf(settings: LabSettings): WorkloadSpec {
  const { keyCount, alpha } = settings;
  const mixed = settings.mixedPercent / 100;
  switch (settings.workload) {
    case 'uniform':
    case 'loop':
      return { kind: settings.workload, keyCount };
    case 'zipf':
      return { kind: 'zipf', keyCount, alpha };
    case 'scan':
      return { kind: 'scan' };
    case 'shifting': {
      const { hotKeyCount, hotPercent, shiftEvery } = settings;
      return { kind: 'shifting', keyCount, hotKeyCount: Math.min(hotKeyCount, keyCount), hotShare: hotPercent / 100, shiftEvery };
    }
    case 'zipf-scan':
      return {
        kind: 'mixture',
        parts: [
          { spec: { kind: 'zipf', keyCount, alpha }, weight: 1 - mixed },
          { spec: { kind: 'scan' }, weight: mixed, burst: settings.burst },
        ],
      };
    case 'zipf-loop':
      return {
        kind: 'mixture',
        parts: [
          { spec: { kind: 'zipf', keyCount, alpha }, weight: 1 - mixed },
          { spec: { kind: 'loop', keyCount: settings.loopKeyCount }, weight: mixed },
        ],
      };
  }
}

/** Returns the keys worth having room for: the largest capacity drawn. */
export function largestCapacityOf(settings: LabSettings): number {
  if (settings.workload === 'scan') return 1000;
  if (settings.workload === 'zipf-loop') return settings.keyCount + settings.loopKeyCount;
  return settings.keyCount;
}

/** Returns a value put within the range of its parameter, and on its step. */
export function clampParameter(id: ParameterId, value: number): number {
  return clampToRange(parameterRanges[id], value);
}
