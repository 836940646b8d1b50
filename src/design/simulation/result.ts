import type { CauseName } from './cause.ts';

/** How many calls failed for a cause that arose at a component. */
export interface Failures {
  readonly cause: CauseName;
  /** The id of the component. */
  readonly component: string;
  readonly count: number;
}

/** Times in milliseconds; null where nothing was measured. Quantiles are within 1/256 of exact ones. */
export interface Times {
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly maxMs: number | null;
}

/** What was seen of one kind of request. But for `arrivals` and `inFlight`, which are of the whole run, all of it is after the warm-up. */
export interface KindResult {
  readonly id: string;
  /** Of the whole run: arrivals = done + failed + inFlight. */
  readonly conservation: { readonly arrivals: number; readonly done: number; readonly failed: number; readonly inFlight: number };
  readonly done: number;
  readonly failed: number;
  /** Done per second. */
  readonly throughputPerSec: number;
  /** Done over done and failed; null where nothing ended. */
  readonly availability: number | null;
  /** From arrival to answer, of those done. */
  readonly latency: Times;
  readonly failures: readonly Failures[];
  /** Answers that were out of date when given, as a share of those done, and by how much. */
  readonly stale: { readonly count: number; readonly share: number | null; readonly meanMs: number | null; readonly maxMs: number | null };
  /** What was handed over and not waited for: messages that ended, and the time from the first hand-over to the end of the work. */
  readonly messages: {
    readonly sent: number;
    readonly done: number;
    readonly failed: number;
    readonly failures: readonly Failures[];
    readonly age: Times;
  };
  /**
   * Calls of services and workers for this kind, each try by itself, that left some of their steps done and others not; and those of which
   * all that was done was undone. Counted when nothing of the call is under way any more.
   */
  readonly halfDone: { readonly count: number; readonly undone: number };
  readonly objectives: readonly ObjectiveResult[];
}

/** What was wanted of a kind of request, what was seen, and whether it was reached; `unseen` where nothing ended. */
export interface ObjectiveResult {
  readonly measure: 'p99Ms' | 'availability';
  readonly wanted: number;
  readonly seen: number | null;
  readonly outcome: 'met' | 'missed' | 'unseen';
}

/** What was seen of one component over the whole run. */
export interface ComponentResult {
  readonly id: string;
  readonly visits: number;
  readonly failed: number;
  readonly failures: readonly { readonly cause: CauseName; readonly count: number }[];
  /** Busy workers over all workers, averaged over time, 0 to 1; null where there are none. */
  readonly utilisation: number | null;
  /** Calls in the lines before its workers; of a queue, with the messages that it keeps. */
  readonly meanWaiting: number;
  readonly maxWaiting: number;
  /** Time from the coming of a call to its end, with the calls that it makes, of those that ended. */
  readonly meanTimeMs: number | null;
  /** Of a cache: hits over reads; null where there were none. */
  readonly hitRatio: number | null;
  /**
   * Of one that coordinates sagas: those that were under way at an instance when it was lost, those of them that came to an end later, all done or all
   * undone, and those that were left as they stood. The others wait on when the run ends. Absent where none was cut off.
   */
  readonly cutOff?: { readonly sagas: number; readonly recovered: number; readonly left: number };
  /** By how much Little's law is missed, as a share: under 1e-9. */
  readonly littlesLawError: number;
}

/** One window of virtual time. */
export interface WindowResult {
  readonly fromMs: number;
  readonly untilMs: number;
  /** By kind of request, in the order of the load. */
  readonly kinds: readonly {
    readonly arrivals: number;
    readonly done: number;
    readonly failed: number;
    readonly latency: Times;
    readonly staleShare: number | null;
    readonly failures: readonly { readonly cause: CauseName; readonly count: number }[];
  }[];
  /** By component, in the order of the design. */
  readonly components: readonly {
    readonly visits: number;
    readonly utilisation: number | null;
    readonly meanWaiting: number;
    /** At the end of the window. */
    readonly waiting: number;
    readonly hitRatio: number | null;
  }[];
}

/** Why a run ended, and in words what that means for its numbers. */
export interface EndResult {
  readonly reason: 'finished' | 'cancelled' | 'too-many-requests' | 'too-many-in-flight' | 'too-many-calls';
  readonly message: string;
}

/** Everything that came of a run; plain data that outlives it and can be sent between threads. */
export interface SimulationResult {
  readonly seed: string;
  readonly simulatedMs: number;
  readonly warmUpMs: number;
  readonly end: EndResult;
  readonly kinds: readonly KindResult[];
  readonly components: readonly ComponentResult[];
  readonly windows: readonly WindowResult[];
  /** What a reader must know to trust the numbers: what was shrunk or left out. */
  readonly notes: readonly string[];
  readonly eventsHandled: number;
  /** 32 hexadecimal digits over all of the above: the same for the same design, load, faults, options and seed, on every machine. */
  readonly hash: string;
}
