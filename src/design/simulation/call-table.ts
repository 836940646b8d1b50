import type { Nanos } from '../../kernel/index.ts';
import { mustWait, type Process, type Reply, type Simulation, type Slot, type Waitable } from '../../sim/index.ts';

/** Names a call by its row; rows of ended calls are used again. */
export type Row = number;
/** Ends a list of rows, and stands for "nobody waits for this call". */
export const noRow = -1;
/** Stands for "no unit": nothing of the call is followed, see `half-done.ts`. */
export const noUnit = -1;
/** As the engine's own table has it: no event will wake the row. */
const noEvent = -1;
/** Stands in the list of slots for a row that has no process yet. */
const noSlot = -1;

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
  /** Ended, but for an event in the engine that still names its row. */
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
 * Holds the calls under way, one row each, in parallel arrays. Every row has one process of the engine for good, which sleeps until
 * the row's next event and then hands the row to `wake`: one event of the engine for each thing that takes time.
 */
export class CallTable implements Waitable {
  /** The kind of request. */
  kind = new Int32Array(0);
  /** The component called, by its number in the plan. */
  node = new Int32Array(0);
  instance = new Int32Array(0);
  state = new Uint8Array(0);
  /** The call that waits for this one's answer. */
  parent = new Int32Array(0);
  /** What {@link token} of the parent was when it made this call: another number now means that it no longer waits. */
  parentToken = new Float64Array(0);
  /** Rises whenever the row stops waiting for what it waited for; never falls, not even for the row's next call. */
  token = new Float64Array(0);
  /** Which of the component's calls is under way. In a store that asks several of its copies: how many must still answer. */
  step = new Int32Array(0);
  /** The connection being called, and the tries made at it. In a store that asks several of its copies: how many may still fail. */
  edge = new Int32Array(0);
  tries = new Int32Array(0);
  key = new Int32Array(0);
  /** When the call was made, its way there included. */
  madeNs = new Float64Array(0);
  /** When it came to the component. */
  enteredNs = new Float64Array(0);
  /** Since when what it read has been out of date; 0 where it is not. */
  staleSinceNs = new Float64Array(0);
  /** When a store read or took what is asked for; Infinity where none has. */
  readNs = new Float64Array(0);
  /** What the call is: see {@link Role}. */
  role = new Uint8Array(0);
  /** 1 where the call under way met a cut connection. */
  isCut = new Uint8Array(0);
  /** Of a message: the connection that it came by, and how often it has been handed over. */
  feed = new Int32Array(0);
  handed = new Int32Array(0);
  /** What a balancer picked for the call; -1 for nothing. */
  picked = new Int32Array(0);
  /** The unit that the call is a step of, and which; the unit of its own steps. Both are {@link noUnit} for most. */
  unit = new Int32Array(0);
  unitStep = new Int32Array(0);
  ownUnit = new Int32Array(0);
  /** 1 where the call undoes what one like it did before. */
  undoes = new Uint8Array(0);
  /** The next row of the line the row is in. */
  next = new Int32Array(0);
  /** Calls under way. */
  live = 0;
  /** Calls made so far. */
  added = 0;
  private readonly slots: Slot[] = [];
  private readonly freeRows: Row[] = [];
  private readonly sim: Simulation;
  private readonly wake: (row: Row) => void;

  constructor(sim: Simulation, wake: (row: Row) => void) {
    this.sim = sim;
    this.wake = wake;
    this.resize(1024);
  }

  /** Returns a row for a new call; all that its caller does not set is as it was left. */
  add(): Row {
    this.live++;
    this.added++;
    const free = this.freeRows.pop();
    if (free !== undefined) return free;
    const row = this.slots.push(noSlot) - 1;
    if (row === this.kind.length) this.resize(row * 2);
    return row;
  }

  /** Frees the row of a call that no event names any more. */
  remove(row: Row): void {
    this.state[row] = CallState.free;
    this.token[row]!++;
    this.live--;
    this.freeRows.push(row);
  }

  /** Has `wake` called with the row after a delay; a row has at most one such event. */
  wakeAfter(row: Row, delayNs: Nanos): void {
    const slot = this.slots[row]!;
    if (slot !== noSlot) return this.sim.schedule(slot, delayNs);
    const id = this.sim.spawn(this.serve(row), { delayNs });
    this.slots[row] = this.sim.table.slotOf(id);
  }

  /** Brings the row's event, of which it must have one, forward to now. */
  wakeNow(row: Row): void {
    this.sim.resume(this.slots[row]!);
  }

  /** Whether an event of the engine still names the row. */
  hasEvent(row: Row): boolean {
    const slot = this.slots[row]!;
    return slot !== noSlot && this.sim.table.wakeOrders[slot] !== noEvent;
  }

  /** The number of rows there are, in use or free. */
  get size(): number {
    return this.slots.length;
  }

  /** A row's process asks to sleep: the row's event has been or will be set by {@link wakeAfter}. */
  request(_slot: Slot): Reply {
    return mustWait;
  }

  /** The engine tells that the row's event has come; there is nothing to take back. */
  abandon(_slot: Slot, _wasGranted: boolean): void {}

  private *serve(row: Row): Process {
    for (;;) {
      this.wake(row);
      yield this;
    }
  }

  private resize(rows: number): void {
    const widen = <T extends { set(old: T): void }>(wide: T, old: T): T => {
      wide.set(old);
      return wide;
    };
    const int = (old: Int32Array<ArrayBuffer>) => widen(new Int32Array(rows), old);
    const byte = (old: Uint8Array<ArrayBuffer>) => widen(new Uint8Array(rows), old);
    const double = (old: Float64Array<ArrayBuffer>) => widen(new Float64Array(rows), old);
    for (const name of ['kind', 'node', 'instance', 'parent', 'step', 'edge', 'tries', 'key', 'feed', 'handed', 'picked', 'next'] as const)
      this[name] = int(this[name]);
    for (const name of ['unit', 'unitStep', 'ownUnit'] as const) this[name] = int(this[name]);
    for (const name of ['state', 'role', 'isCut', 'undoes'] as const) this[name] = byte(this[name]);
    for (const name of ['parentToken', 'token', 'madeNs', 'enteredNs', 'staleSinceNs', 'readNs'] as const) this[name] = double(this[name]);
  }
}
