import type { RandomStream } from '../../../../kernel/index.ts';

/** The learner's function, called inside the meter. */
export type Entry = (options: unknown) => unknown;

/** What the driver calls methods on and reads properties of: the learner's object, or an adapter's. */
export type Instance = Record<string, (...args: unknown[]) => unknown>;

/** What the objects of one case share. */
export interface CaseWorld {
  /** The virtual clock, integer milliseconds. */
  nowMs: number;
  /** Returns the stream of random numbers that a seed of the case names; the seed of the run is part of it. */
  stream(seed: unknown): RandomStream;
}

/**
 * Makes the object that the driver calls from the learner's function. Adapters are ours, but run among built-ins that charge the meter: they
 * keep to arrays and plain objects. What the learner's code throws goes through them.
 */
export type Adapter = (entry: Entry, options: Readonly<Record<string, unknown>>, world: CaseWorld) => Instance;
