import type { Nanos } from '../../kernel/index.ts';

/** The ways in which objects come to the edges, in the order they are listed. */
export const cdnWays = ['push', 'pull', 'shield'] as const;

/** The name of a way. */
export type CdnWay = (typeof cdnWays)[number];

/** Objects that change, edges that serve them, and the requests that come in. */
export interface CdnScenario {
  readonly objects: number;
  /** Skew of the requests over the objects, Zipf-like; 0 to 5. */
  readonly alpha: number;
  readonly edges: number;
  /** Poisson, of all edges together; each edge is as likely. Above 0. */
  readonly requestsPerSec: number;
  /** Mean time between two changes of an object; changes are Poisson, and every object changes as often. */
  readonly changeEveryNs: Nanos;
  /** From a change to its arrival at every edge, where objects are pushed. */
  readonly pushDelayNs: Nanos;
  /** How long the edges are watched, from the moment they start without a copy; where objects are pushed, with all. */
  readonly lengthNs: Nanos;
  readonly seed: string;
}
