import { assert, type Nanos } from '../../kernel/index.ts';
import type { Simulation } from '../engine/simulation.ts';
import { TimeWeighted } from './time-weighted.ts';

/** The three figures of Little's law, L = lambda W, measured apart, and whether they agree. */
export interface LittlesLaw {
  /** lambda: arrivals over the time watched. */
  arrivalsPerSec: number;
  /** W: mean time inside of those who have left. */
  meanTimeNs: number;
  /** L: time-averaged number inside. */
  meanNumber: number;
  /**
   * By how much the time that those who left spent inside, plus what those still inside can have spent, misses the area under the
   * number inside, as a share of that area. 0 but for rounding (under 1e-9) in a right model; exact whenever nobody is inside.
   */
  relativeError: number;
}

/**
 * Counts those who enter and leave a system, and checks Little's law on the run itself. Rule H8 of SPEC.md.
 * Source: Little, Operations Research 9(3), 1961; on a finite run the law is an identity but for those still inside: Little,
 * "Little's Law as viewed on its 50th anniversary", Operations Research 59(3), 2011.
 */
export class Population {
  arrivals = 0;
  departures = 0;
  /** The number inside, over time. */
  readonly number: TimeWeighted;
  private readonly sim: Simulation;
  private readonly startNs: Nanos;
  private timeOfDeparted = 0;
  /** When somebody last entered an empty system: nobody now inside has been there longer. */
  private occupiedSinceNs: Nanos;

  constructor(sim: Simulation) {
    this.sim = sim;
    this.startNs = sim.now;
    this.occupiedSinceNs = sim.now;
    this.number = new TimeWeighted(sim);
  }

  /** Counts one in, now. */
  enter(): void {
    if (this.number.level === 0) this.occupiedSinceNs = this.sim.now;
    this.arrivals++;
    this.number.add(1);
  }

  /** Counts one out, now, who says to have entered at `enteredNs`. */
  leave(enteredNs: Nanos): void {
    this.departures++;
    this.timeOfDeparted += this.sim.now - enteredNs;
    this.number.add(-1);
    if (this.number.level < 0) assert(false, 'more left a population than entered it');
  }

  /** Returns the figures of Little's law over the time from the start to now, and by how much they disagree. */
  littlesLaw(): LittlesLaw {
    const { now } = this.sim;
    const watchedNs = now - this.startNs;
    const meanNumber = this.number.mean;
    const area = watchedNs > 0 ? meanNumber * watchedNs : 0;
    const unaccounted = area - this.timeOfDeparted;
    const mostOfThoseInside = this.number.level * (now - this.occupiedSinceNs);
    const missedBy = Math.max(0, -unaccounted, unaccounted - mostOfThoseInside);
    return {
      arrivalsPerSec: watchedNs > 0 ? (this.arrivals / watchedNs) * 1e9 : 0,
      meanTimeNs: this.departures > 0 ? this.timeOfDeparted / this.departures : 0,
      meanNumber,
      relativeError: missedBy === 0 ? 0 : missedBy / Math.max(area, this.timeOfDeparted),
    };
  }
}
