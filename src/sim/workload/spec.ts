/** Keys drawn independently, each of `keyCount` keys equally likely. */
export interface UniformSpec {
  readonly kind: 'uniform';
  /** Distinct keys, 1 to {@link maxKeyCount}. */
  readonly keyCount: number;
}

/** Keys drawn independently, key k (0 the most popular) with probability proportional to 1 / (k + 1)^alpha. */
export interface ZipfSpec {
  readonly kind: 'zipf';
  /** Distinct keys, 1 to {@link maxKeyCount}. */
  readonly keyCount: number;
  /** Skew, 0 (uniform) to 5; caches on the Web measure 0.6 to 1.0. */
  readonly alpha: number;
}

/** Keys 0, 1, 2, ... for ever: no key is asked for twice. */
export interface ScanSpec {
  readonly kind: 'scan';
}

/** Keys 0 to keyCount - 1 in order, over and over. */
export interface LoopSpec {
  readonly kind: 'loop';
  /** Keys in one round, 1 to {@link maxKeyCount}. */
  readonly keyCount: number;
}

/** A window of hot keys which moves on as time passes: `hotShare` of requests fall in it, the rest anywhere. */
export interface ShiftingSpec {
  readonly kind: 'shifting';
  /** Distinct keys in all, 1 to {@link maxKeyCount}; the window wraps around at the end. */
  readonly keyCount: number;
  /** Width of the window, 1 to keyCount keys. */
  readonly hotKeyCount: number;
  /** Share of requests drawn uniformly from the window, 0 to 1; the others are uniform over all keys. */
  readonly hotShare: number;
  /** Requests between two moves of the window, at least 1. */
  readonly shiftEvery: number;
  /** Keys the window moves at a time, 0 to keyCount; absent: hotKeyCount, so that the whole hot set changes. */
  readonly shiftBy?: number;
}

/** One part of a mixture. */
export interface MixturePart {
  readonly spec: WorkloadSpec;
  /** Share of the requests relative to the other parts, above 0. */
  readonly weight: number;
  /** Requests made in a row once the part is chosen, at least 1 (the default); the share stays the weight's. */
  readonly burst?: number;
}

/** Several workloads interleaved, chosen at random by weight. */
export interface MixtureSpec {
  readonly kind: 'mixture';
  /** 1 to 16 parts. */
  readonly parts: readonly MixturePart[];
  /** True: the parts use the same keys, counted from 0. Absent or false: each part has keys of its own. */
  readonly sharedKeys?: boolean;
}

/** A description of a stream of cache keys, as JSON data. */
export type WorkloadSpec = UniformSpec | ZipfSpec | ScanSpec | LoopSpec | ShiftingSpec | MixtureSpec;

/** The most distinct keys one part of a workload may have: its tables then stay under 100 MB. */
export const maxKeyCount = 4_194_304;
const maxParts = 16;
const maxDepth = 4;

/** Returns what is wrong with a workload, as "path: what it must be", or undefined when it can be generated. */
export function findWorkloadProblem(spec: WorkloadSpec, path = 'workload', depth = 0): string | undefined {
  switch (spec.kind) {
    case 'uniform':
    case 'loop':
      return wholeWithin(spec.keyCount, 1, maxKeyCount, `${path}.keyCount`);
    case 'zipf':
      return wholeWithin(spec.keyCount, 1, maxKeyCount, `${path}.keyCount`) ?? within(spec.alpha, 0, 5, `${path}.alpha`);
    case 'scan':
      return undefined;
    case 'shifting':
      return (
        wholeWithin(spec.keyCount, 1, maxKeyCount, `${path}.keyCount`) ??
        wholeWithin(spec.hotKeyCount, 1, spec.keyCount, `${path}.hotKeyCount`) ??
        within(spec.hotShare, 0, 1, `${path}.hotShare`) ??
        wholeWithin(spec.shiftEvery, 1, 2 ** 31 - 1, `${path}.shiftEvery`) ??
        (spec.shiftBy === undefined ? undefined : wholeWithin(spec.shiftBy, 0, spec.keyCount, `${path}.shiftBy`))
      );
    case 'mixture':
      return findMixtureProblem(spec, path, depth);
    default:
      return `${path}.kind: must be uniform, zipf, scan, loop, shifting or mixture`;
  }
}

function findMixtureProblem(spec: MixtureSpec, path: string, depth: number): string | undefined {
  if (depth >= maxDepth) return `${path}: mixtures within mixtures go at most ${maxDepth} deep`;
  if (spec.parts.length < 1 || spec.parts.length > maxParts) return `${path}.parts: must have 1 to ${maxParts} parts`;
  for (const [index, part] of spec.parts.entries()) {
    const at = `${path}.parts[${index}]`;
    if (!(part.weight > 0 && part.weight < Infinity)) return `${at}.weight: must be above 0`;
    const problem =
      (part.burst === undefined ? undefined : wholeWithin(part.burst, 1, 2 ** 31 - 1, `${at}.burst`)) ??
      findWorkloadProblem(part.spec, `${at}.spec`, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function within(value: number, low: number, high: number, path: string): string | undefined {
  return value >= low && value <= high ? undefined : `${path}: must be ${low} to ${high}, is ${value}`;
}

function wholeWithin(value: number, low: number, high: number, path: string): string | undefined {
  return Number.isInteger(value) ? within(value, low, high, path) : `${path}: must be a whole number, is ${value}`;
}

/** Returns a bound on the keys of a workload of `length` requests: every key lies in [0, bound). */
export function keyBoundOf(spec: WorkloadSpec, length: number): number {
  switch (spec.kind) {
    case 'scan':
      return Math.max(1, length);
    case 'mixture': {
      const bounds = spec.parts.map((part) => keyBoundOf(part.spec, length));
      return spec.sharedKeys === true ? Math.max(...bounds) : bounds.reduce((sum, bound) => sum + bound, 0);
    }
    default:
      return spec.keyCount;
  }
}
