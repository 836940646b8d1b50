/** A part that is up or down, whatever the others are: its states are independent of those of every other component. */
export interface Component {
  /** Any text; no two components of a system have the same. */
  readonly id: string;
  /** The share of time it is up, from 0 to 1; anything else throws a `RangeError` when the model is made. */
  readonly availability: number;
}

/**
 * What must be up for the system to be up: a component by its id, or a gate over requirements, which may be gates again.
 * An id may stand at several places, and means the same component at each.
 */
export type Requirement =
  | string
  /** Each of them; met when there are none. */
  | { readonly all: readonly Requirement[] }
  /** One of them or more; not met when there are none. */
  | { readonly any: readonly Requirement[] }
  /** `atLeast` of them or more, an integer of 0 or above: 0 is always met, more than there are never. Each place in the list counts once. */
  | { readonly atLeast: number; readonly of: readonly Requirement[] };

/** One component calls another: a request that is at `from` can go on to `to`, not back. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

/** A system, seen in two ways: what must be up, and which way requests go. An id that no component has throws a `RangeError`. */
export interface System {
  readonly components: readonly Component[];
  readonly requirement: Requirement;
  /** Where requests come in. */
  readonly entry: string;
  /** May hold a link twice, a component linked to itself, and circles. */
  readonly links: readonly Link[];
  /** Components that can serve a request: reaching one of them is enough. */
  readonly targets: readonly string[];
}

/** What `createAvailabilityModel` returns. */
export interface AvailabilityModel {
  /** Returns the probability that the requirement is met, from 0 to 1, right to a billionth. */
  availability(): number;
  /** Returns the minutes that the system is expected to be down in so many days of 24 hours; `days` is an integer of 0 or above. */
  downtimeMinutes(days: number): number;
  /**
   * Returns the ids of the components that lie on every way from the entry to any target, in the order in which a request meets them. The entry is
   * the first; none where no target can be reached.
   */
  singlePoints(): readonly string[];
}

/** The function to export: makes the model of a system, which shares nothing with any other. */
export type CreateAvailabilityModel = (system: System) => AvailabilityModel;
