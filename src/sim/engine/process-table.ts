import { assert } from '../../kernel/index.ts';
import type { Process, ProcessId, Sleeper, Slot, Waitable } from './command.ts';

/** Stands in `wakeOrders` for "no event will wake this process". */
export const noEvent = -1;
/** Ends a list of slots. */
export const noSlot = -1;

const maxProcesses = 2 ** 22;

/**
 * Holds the processes that live, one row each, in parallel arrays; rows of ended processes are used again.
 * `nextWaiting` and `previousWaiting` are the links of the one wait list a process can be in (see WaitList).
 */
export class ProcessTable {
  bodies: (Process | undefined)[] = [];
  /** What stands in a row in place of a process. */
  sleepers: (Sleeper | undefined)[] = [];
  /** What each process waits for, if it does. */
  waitingFor: (Waitable | undefined)[] = [];
  /** 1 where the wait has been granted and the process has not run since. */
  grants = new Uint8Array(64);
  /** The order of the one event that may wake the process; any other event that names the slot is stale. */
  wakeOrders = new Float64Array(64);
  /** The priority of the process, already at its place in an event's order. */
  orderBases = new Float64Array(64);
  nextWaiting = new Int32Array(64);
  previousWaiting = new Int32Array(64);
  /** The number of processes that live. */
  live = 0;
  private generations = new Int32Array(64);
  private freeSlots: Slot[] = [];

  /** Adds a process and returns its row. */
  add(body: Process, orderBase: number): Slot {
    this.live++;
    return this.fill(body, undefined, orderBase);
  }

  /** Adds a sleeper, which keeps its row for good, and returns it. */
  addSleeper(sleeper: Sleeper, orderBase: number): Slot {
    return this.fill(undefined, sleeper, orderBase);
  }

  private fill(body: Process | undefined, sleeper: Sleeper | undefined, orderBase: number): Slot {
    const slot = this.freeSlots.pop() ?? this.bodies.length;
    if (slot === this.generations.length) this.grow();
    this.bodies[slot] = body;
    this.sleepers[slot] = sleeper;
    this.waitingFor[slot] = undefined;
    this.grants[slot] = 0;
    this.wakeOrders[slot] = noEvent;
    this.orderBases[slot] = orderBase;
    return slot;
  }

  /** Frees the row of a process that has ended. */
  remove(slot: Slot): void {
    this.bodies[slot] = undefined;
    this.waitingFor[slot] = undefined;
    this.wakeOrders[slot] = noEvent;
    this.generations[slot]!++;
    this.freeSlots.push(slot);
    this.live--;
  }

  /** Returns the lasting name of the process now in a row. */
  idOf(slot: Slot): ProcessId {
    return this.generations[slot]! * maxProcesses + slot;
  }

  /** Returns the row of a process, or `noSlot` when it has ended. */
  slotOf(id: ProcessId): Slot {
    const slot = id % maxProcesses;
    return this.bodies[slot] !== undefined && this.generations[slot] === Math.floor(id / maxProcesses) ? slot : noSlot;
  }

  private grow(): void {
    const capacity = this.generations.length * 2;
    assert(capacity <= maxProcesses, `more than ${maxProcesses} processes live at once`);
    const widened = <T extends Uint8Array | Int32Array | Float64Array>(wide: T, old: T): T => {
      wide.set(old);
      return wide;
    };
    this.grants = widened(new Uint8Array(capacity), this.grants);
    this.wakeOrders = widened(new Float64Array(capacity), this.wakeOrders);
    this.orderBases = widened(new Float64Array(capacity), this.orderBases);
    this.nextWaiting = widened(new Int32Array(capacity), this.nextWaiting);
    this.previousWaiting = widened(new Int32Array(capacity), this.previousWaiting);
    this.generations = widened(new Int32Array(capacity), this.generations);
  }
}
