import type { Nanos } from '../../kernel/index.ts';
import { mustWait, type Reply, type Slot, type Waitable } from './command.ts';
import type { Simulation } from './simulation.ts';

/**
 * Limits a wait in time: `yield within(sim, limitNs, resource)` ends as `timedOut` when the grant has not come by then.
 * A grant at the same instant wins when it was made before the limit's event is handled.
 */
export function within(sim: Simulation, limitNs: Nanos, waitable: Waitable): Waitable {
  return new TimeLimit(sim, limitNs, waitable);
}

class TimeLimit implements Waitable {
  private readonly sim: Simulation;
  private readonly limitNs: Nanos;
  private readonly inner: Waitable;

  constructor(sim: Simulation, limitNs: Nanos, inner: Waitable) {
    this.sim = sim;
    this.limitNs = limitNs;
    this.inner = inner;
  }

  request(slot: Slot): Reply {
    const reply = this.inner.request(slot);
    if (reply === mustWait) this.sim.schedule(slot, this.limitNs);
    return reply;
  }

  abandon(slot: Slot, wasGranted: boolean): void {
    this.inner.abandon(slot, wasGranted);
  }
}
