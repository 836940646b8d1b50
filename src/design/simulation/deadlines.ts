import type { Nanos } from '../../kernel/index.ts';
import { Signal, type Process, type Simulation } from '../../sim/index.ts';
import type { Call } from './call.ts';

/**
 * Ends waits that last longer than one limit, the same for all: deadlines then come in the order in which waits begin, so a ring and one
 * process do for any number of them, at far less than one event of the engine for each.
 */
export class Deadlines {
  private readonly sim: Simulation;
  private readonly limitNs: Nanos;
  private readonly expired: (call: Call) => void;
  private readonly added: Signal;
  private waiting: (Call | undefined)[] = new Array<Call | undefined>(64).fill(undefined);
  private tokens = new Float64Array(64);
  private deadlinesNs = new Float64Array(64);
  private head = 0;
  private tail = 0;

  /** Calls `expired` for each call that still waits, under the token it had when its wait began, when `limitNs` have passed. */
  constructor(sim: Simulation, limitNs: Nanos, expired: (call: Call) => void) {
    this.sim = sim;
    this.limitNs = limitNs;
    this.expired = expired;
    this.added = new Signal(sim);
    sim.spawn(this.watch());
  }

  /** Starts the clock for a call that begins to wait now. */
  add(call: Call): void {
    this.dropEnded();
    if (this.tail - this.head === this.waiting.length) this.grow();
    const at = this.tail++ & (this.waiting.length - 1);
    this.waiting[at] = call;
    this.tokens[at] = call.token;
    this.deadlinesNs[at] = this.sim.now + this.limitNs;
    this.added.notifyOne();
  }

  private *watch(): Process {
    for (;;) {
      this.dropEnded();
      if (this.head === this.tail) {
        yield this.added;
        continue;
      }
      const at = this.head & (this.waiting.length - 1);
      const leftNs = this.deadlinesNs[at]! - this.sim.now;
      if (leftNs > 0) {
        yield leftNs;
        continue;
      }
      this.head++;
      this.expired(this.waiting[at]!);
    }
  }

  /** Forgets the waits at the front that have ended by themselves. */
  private dropEnded(): void {
    const { waiting, tokens } = this;
    const mask = waiting.length - 1;
    while (this.head < this.tail && waiting[this.head & mask]!.token !== tokens[this.head & mask]) this.head++;
  }

  private grow(): void {
    const size = this.waiting.length;
    const order = (at: number) => (this.head + at) & (size - 1);
    this.waiting = Array.from({ length: size * 2 }, (_, at) => (at < size ? this.waiting[order(at)] : undefined));
    const tokens = new Float64Array(size * 2).map((_, at) => (at < size ? this.tokens[order(at)]! : 0));
    this.deadlinesNs = new Float64Array(size * 2).map((_, at) => (at < size ? this.deadlinesNs[order(at)]! : 0));
    this.tokens = tokens;
    this.head = 0;
    this.tail = size;
  }
}
