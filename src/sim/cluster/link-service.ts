import { EventHeap } from '../../kernel/index.ts';
import type { Process, ProcessId } from '../engine/command.ts';
import { Signal } from '../engine/signal.ts';
import type { Simulation } from '../engine/simulation.ts';
import { within } from '../engine/within.ts';
import type { Service } from './queue-service.ts';

/** Less than this of a byte is no more than rounding. */
const nothing = 1e-3;

/** What a link is made of. */
export interface LinkOptions {
  /** The rate of the whole link now, in bytes per nanosecond. */
  readonly bytesPerNs: () => number;
  /** The most that one response takes, in bytes per nanosecond. */
  readonly flowBytesPerNs: number;
  readonly bytesOf: (request: number) => number;
  readonly end: (request: number) => void;
}

/**
 * A link whose rate running responses share equally, each up to a rate of its own. Rule C4 of SPEC.md.
 *
 * All responses advance at one rate, so a single level follows what each has attained: a response that starts at level v ends when the level
 * reaches v plus its size. Source: the virtual time of processor sharing, as in Demers, Keshav and Shenker, "Analysis and simulation of a fair
 * queueing algorithm", SIGCOMM 1989, section 2.
 */
export class LinkService implements Service {
  private readonly sim: Simulation;
  private readonly options: LinkOptions;
  private readonly change: Signal;
  private readonly ends = new EventHeap();
  private readonly startLevels = new Map<number, number>();
  private readonly process: ProcessId;
  private level = 0;
  private levelNs = 0;
  private moved = 0;
  private rate = 0;

  constructor(sim: Simulation, options: LinkOptions) {
    this.sim = sim;
    this.options = options;
    this.change = new Signal(sim);
    this.levelNs = sim.now;
    this.process = sim.spawn(this.run());
  }

  accept(request: number): void {
    this.advance();
    this.startLevels.set(request, this.level);
    this.ends.push(this.level + this.options.bytesOf(request), request, request);
    this.changed();
  }

  changed(): void {
    this.advance();
    this.setRate();
    this.change.notifyOne();
  }

  halt(): void {
    this.advance();
    this.sim.cancel(this.process);
    this.startLevels.clear();
    while (this.ends.size > 0) this.ends.removeMin();
  }

  bytesSent(request: number): number {
    const start = this.startLevels.get(request);
    if (start === undefined) return 0;
    this.advance();
    return Math.max(0, Math.min(this.options.bytesOf(request), Math.floor(this.level - start)));
  }

  bytesMoved(): number {
    this.advance();
    return this.moved;
  }

  /** Brings the level to the present. */
  private advance(): void {
    const gained = this.rate * (this.sim.now - this.levelNs);
    this.levelNs = this.sim.now;
    this.level += gained;
    this.moved += gained * this.ends.size;
  }

  private setRate(): void {
    const running = this.ends.size;
    this.rate = running === 0 ? 0 : Math.min(this.options.flowBytesPerNs, this.options.bytesPerNs() / running);
  }

  private *run(): Process {
    for (;;) {
      if (this.ends.size === 0) {
        yield this.change;
        continue;
      }
      const leftBytes = this.ends.minTime() - this.level - this.rate * (this.sim.now - this.levelNs);
      if (leftBytes > nothing) {
        yield within(this.sim, Math.ceil(leftBytes / this.rate), this.change);
        continue;
      }
      this.advance();
      const request = this.ends.removeMin();
      this.setRate();
      this.startLevels.delete(request);
      this.options.end(request);
    }
  }
}
