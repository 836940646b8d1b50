import type { Nanos } from '../../kernel/index.ts';
import type { Simulation } from '../../sim/index.ts';
import { Call, CallState, noUnit } from './call.ts';
import type { Station } from './station.ts';

/** Hands out the calls under way, and takes them back. */
export class CallTable {
  /** Every call there is, in use or free, by its number. */
  readonly all: Call[] = [];
  /** Calls under way. */
  live = 0;
  /** Calls made so far. */
  added = 0;
  private readonly free: Call[] = [];
  private readonly sim: Simulation;
  private readonly woken: (call: Call) => void;

  /** `woken` is told of each call whose event has come. */
  constructor(sim: Simulation, woken: (call: Call) => void) {
    this.sim = sim;
    this.woken = woken;
  }

  /** Returns a call made now, which nobody waits for yet. */
  open(kind: number, station: Station, key: number, role: number): Call {
    this.live++;
    this.added++;
    const call = this.free.pop() ?? this.make();
    call.kind = kind;
    call.station = station;
    call.key = key;
    call.role = role;
    call.parent = undefined;
    call.instance = -1;
    call.picked = -1;
    call.unit = noUnit;
    call.ownUnit = noUnit;
    call.undoes = false;
    call.step = 0;
    call.tries = 0;
    call.madeNs = this.sim.now;
    call.staleSinceNs = 0;
    call.readNs = Infinity;
    return call;
  }

  /** Takes back a call that no event names any more. */
  remove(call: Call): void {
    call.state = CallState.free;
    call.token++;
    this.live--;
    this.free.push(call);
  }

  /** Has the call woken after a delay; it has at most one such event. */
  wakeAfter(call: Call, delayNs: Nanos): void {
    this.sim.schedule(call.slot, delayNs);
  }

  /** Brings the call's event, of which it must have one, forward to now. */
  wakeNow(call: Call): void {
    this.sim.wakeNow(call.slot);
  }

  /** Whether an event of the engine still names the call. */
  hasEvent(call: Call): boolean {
    return this.sim.hasEvent(call.slot);
  }

  private make(): Call {
    const call = new Call(this.all.length, this.woken);
    call.slot = this.sim.addSleeper(call);
    this.all.push(call);
    return call;
  }
}
