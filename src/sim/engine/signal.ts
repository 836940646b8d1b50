import { mustWait, type Reply, type Slot, type Waitable } from './command.ts';
import { noSlot } from './process-table.ts';
import type { Simulation } from './simulation.ts';
import { WaitList } from './wait-list.ts';

/** Lets processes wait until another says so: `yield signal`. It has no memory: a notice nobody waits for is lost. */
export class Signal implements Waitable {
  private readonly sim: Simulation;
  private readonly waiters: WaitList;

  constructor(sim: Simulation) {
    this.sim = sim;
    this.waiters = new WaitList(sim.table);
  }

  /** The number of processes that wait. */
  get waiting(): number {
    return this.waiters.length;
  }

  /** Wakes the process that has waited longest; returns false when none waits. */
  notifyOne(): boolean {
    const slot = this.waiters.shift();
    if (slot === noSlot) return false;
    this.sim.resume(slot);
    return true;
  }

  /** Wakes all that wait now, in the order in which they came; returns how many. */
  notifyAll(): number {
    const count = this.waiters.length;
    for (let i = 0; i < count; i++) this.notifyOne();
    return count;
  }

  request(slot: Slot): Reply {
    this.waiters.push(slot);
    return mustWait;
  }

  abandon(slot: Slot, wasGranted: boolean): void {
    // A notice given to one that was cancelled before it ran passes on, so that no wake-up is lost.
    if (wasGranted) this.notifyOne();
    else this.waiters.remove(slot);
  }
}
