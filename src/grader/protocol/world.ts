/**
 * A closed loop: a simulated world runs beside the learner's code in the learner's realm and records what the code decided; the judge runs the same
 * world again with those decisions and computes every consequence itself.
 */

/** The worlds there are; each is a module of `src/sim`. */
export type WorldName = 'cluster' | 'saga' | 'service';

/** What the learner's code decided, in order. What the numbers mean is the world's own. */
export interface WorldTrace {
  readonly decisions: Int32Array;
  /** Texts that decisions refer to by index: keys, results as JSON. Bounded by the world. */
  readonly texts: readonly string[];
  /** Metered steps of each decision. No part of the transcript: engines sort with a different number of comparisons. */
  readonly steps?: Int32Array;
  /** What was thrown, in the words of the engine; no part of the transcript for the same reason. */
  readonly words?: readonly string[];
}
