import type { Sleeper, Slot } from '../../sim/index.ts';
import type { Station } from './station.ts';

/** Stands for "no unit": nothing of the call is followed, see `half-done.ts`. */
export const noUnit = -1;

/** Where a call is. */
export const CallState = {
  free: 0,
  /** On its way to the component. */
  travelling: 1,
  /** In an instance's line, or in a queue's backlog. */
  waiting: 2,
  /** At a worker. */
  serving: 3,
  /** Served here; waits for the answer of another component, or for the next try at it. */
  calling: 4,
  /** Ended, but for an event in the engine that still names it. */
  dead: 5,
} as const;

/** What a call is for. */
export const Role = {
  /** A request, or what is called on its behalf and waited for. */
  call: 0,
  /** The share of one copy or shard in a call of its store. */
  part: 1,
  /** A copy's applying of a write that was done before, for nobody in particular. */
  copy: 2,
  /** What was handed over and is not waited for. */
  message: 3,
  /** A call that a coordinator makes for a call at its component. */
  errand: 4,
} as const;

/**
 * One call under way. Objects of ended calls are used again, each with one sleeper's row of the engine for good: a call allocates nothing, and
 * all that takes time is one event. Times are in nanoseconds.
 */
export class Call implements Sleeper {
  /** Names it among all calls under way. */
  readonly number: number;
  /** The kind of request. */
  kind = 0;
  /** The component called; set when the call is made. */
  station!: Station;
  instance = -1;
  state: number = CallState.free;
  /** What the call is: see {@link Role}. */
  role: number = Role.call;
  key = 0;
  /** The call that waits for this one's answer. */
  parent: Call | undefined = undefined;
  /** What {@link token} of the parent was when it made this call: another number now means that it no longer waits. */
  parentToken = 0;
  /** Rises whenever the call stops waiting for what it waited for; never falls, not even for the next call that has the object. */
  token = 0;
  /** Which of the component's calls is under way. In a store that asks several of its copies: how many must still answer. */
  step = 0;
  /** The connection being called, and the tries made at it. In a store that asks several of its copies: how many may still fail. */
  edge = 0;
  tries = 0;
  /** When the call was made, its way there included. */
  madeNs = NaN;
  /** When it came to the component. */
  enteredNs = NaN;
  /** Since when what it read has been out of date; 0 where it is not. */
  staleSinceNs = NaN;
  /** When a store read or took what is asked for; Infinity where none has. */
  readNs = NaN;
  /** Whether the call under way met a cut connection. */
  isCut = false;
  /** Of a message: the connection that it came by, and how often it has been handed over. */
  feed = 0;
  handed = 0;
  /** What a balancer picked for the call; -1 for nothing. */
  picked = -1;
  /** The unit that the call is a step of, and which; the unit of its own steps. Both are {@link noUnit} for most. */
  unit: number = noUnit;
  unitStep = 0;
  ownUnit: number = noUnit;
  /** Whether the call undoes what one like it did before. */
  undoes = false;
  /** The next call of the line that the call is in. */
  next: Call | undefined = undefined;
  /** Its row in the engine's table; set once, by the table of calls. */
  slot: Slot = -1;
  private readonly woken: (call: Call) => void;

  constructor(number: number, woken: (call: Call) => void) {
    this.number = number;
    this.woken = woken;
  }

  wake(): void {
    this.woken(this);
  }
}
