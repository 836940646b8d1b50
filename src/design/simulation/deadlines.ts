import type { Nanos } from '../../kernel/index.ts';
import { Signal, type Process, type Simulation } from '../../sim/index.ts';
import type { CallTable, Row } from './call-table.ts';

/**
 * Ends waits that last longer than one limit, the same for all: deadlines then come in the order in which waits begin, so a ring and one
 * process do for any number of them, at far less than one event of the engine for each.
 */
export class Deadlines {
  private readonly sim: Simulation;
  private readonly calls: CallTable;
  private readonly limitNs: Nanos;
  private readonly expired: (row: Row) => void;
  private readonly added: Signal;
  private rows = new Int32Array(64);
  private tokens = new Float64Array(64);
  private deadlinesNs = new Float64Array(64);
  private head = 0;
  private tail = 0;

  /** Calls `expired` for each row that still waits, under the token it had when its wait began, when `limitNs` have passed. */
  constructor(sim: Simulation, calls: CallTable, limitNs: Nanos, expired: (row: Row) => void) {
    this.sim = sim;
    this.calls = calls;
    this.limitNs = limitNs;
    this.expired = expired;
    this.added = new Signal(sim);
    sim.spawn(this.watch());
  }

  /** Starts the clock for a row that begins to wait now. */
  add(row: Row): void {
    this.dropEnded();
    if (this.tail - this.head === this.rows.length) this.grow();
    const at = this.tail++ & (this.rows.length - 1);
    this.rows[at] = row;
    this.tokens[at] = this.calls.token[row]!;
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
      const at = this.head & (this.rows.length - 1);
      const leftNs = this.deadlinesNs[at]! - this.sim.now;
      if (leftNs > 0) {
        yield leftNs;
        continue;
      }
      this.head++;
      this.expired(this.rows[at]!);
    }
  }

  /** Forgets the waits at the front that have ended by themselves. */
  private dropEnded(): void {
    const { calls, rows, tokens } = this;
    const mask = rows.length - 1;
    while (this.head < this.tail && calls.token[rows[this.head & mask]!] !== tokens[this.head & mask]) this.head++;
  }

  private grow(): void {
    const size = this.rows.length;
    const order = (at: number) => (this.head + at) & (size - 1);
    const rows = new Int32Array(size * 2).map((_, at) => (at < size ? this.rows[order(at)]! : 0));
    const tokens = new Float64Array(size * 2).map((_, at) => (at < size ? this.tokens[order(at)]! : 0));
    this.deadlinesNs = new Float64Array(size * 2).map((_, at) => (at < size ? this.deadlinesNs[order(at)]! : 0));
    this.rows = rows;
    this.tokens = tokens;
    this.head = 0;
    this.tail = size;
  }
}
