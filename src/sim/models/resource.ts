import { assert } from '../../kernel/index.ts';
import { granted, mustWait, refused, type Reply, type Slot, type Waitable } from '../engine/command.ts';
import { noSlot } from '../engine/process-table.ts';
import type { Simulation } from '../engine/simulation.ts';
import { WaitList } from '../engine/wait-list.ts';

/**
 * Lends out a number of equal units, first come first served: `yield resource` takes one, `release` gives it back.
 * The waiting room may be bounded: a process that finds it full is told `refused` at once. Rules M1 to M3 of SPEC.md.
 */
export class Resource implements Waitable {
  /** The number of units, at least 1. */
  readonly units: number;
  /** The most processes that may wait; Infinity unless given. */
  readonly waitingLimit: number;
  private readonly sim: Simulation;
  private readonly waiters: WaitList;
  private free: number;

  constructor(sim: Simulation, options: { units: number; waitingLimit?: number }) {
    assert(Number.isInteger(options.units) && options.units >= 1, `${options.units} units is not a whole number from 1`);
    this.sim = sim;
    this.units = options.units;
    this.waitingLimit = options.waitingLimit ?? Infinity;
    this.free = options.units;
    this.waiters = new WaitList(sim.table);
  }

  /** The number of units lent out, those granted to a process that has not yet run included. */
  get inUse(): number {
    return this.units - this.free;
  }

  /** The number of processes that wait. */
  get waiting(): number {
    return this.waiters.length;
  }

  /** Tells whether a request made now would be refused. */
  get isFull(): boolean {
    return this.free === 0 && this.waiters.length >= this.waitingLimit;
  }

  /** Gives a unit back; it goes straight to the process that has waited longest, if any. */
  release(): void {
    const next = this.waiters.shift();
    if (next !== noSlot) this.sim.resume(next);
    else if (++this.free > this.units) assert(false, 'a resource was released more often than it was taken');
  }

  request(slot: Slot): Reply {
    if (this.free > 0) {
      this.free--;
      return granted;
    }
    if (this.waiters.length >= this.waitingLimit) return refused;
    this.waiters.push(slot);
    return mustWait;
  }

  abandon(slot: Slot, wasGranted: boolean): void {
    if (wasGranted) this.release();
    else this.waiters.remove(slot);
  }
}
