import { assert, type Nanos } from '../../kernel/index.ts';
import type { Simulation } from '../engine/simulation.ts';
import { TimeWeighted } from './time-weighted.ts';

/** Both sides of Little's law, L = lambda W, counted independently. */
export interface LittlesLaw {
  /** lambda: arrivals over the time watched. */
  arrivalsPerSec: number;
  /** W: mean time inside of all that arrived; those still inside count with the time they have spent. */
  meanTimeNs: number;
  /** L: time-averaged number inside. */
  meanNumber: number;
  /** |lambda W - L| / L: 0 but for rounding (under 1e-9) when nobody was lost or counted twice; 0 too when nobody came. */
  relativeError: number;
}

/**
 * Counts those who enter and leave a system, and checks Little's law on the run itself. Rules H7 and H8 of SPEC.md.
 * Source: Little, Operations Research 9(3), 1961; in the form that holds exactly on any finite run: Stidham, Operations Research 22(2), 1974.
 */
export class Population {
  arrivals = 0;
  departures = 0;
  /** The number inside, over time. */
  readonly number: TimeWeighted;
  private readonly sim: Simulation;
  private readonly startNs: Nanos;
  private timeOfDeparted = 0;
  private sumOfEntries = 0;

  constructor(sim: Simulation) {
    this.sim = sim;
    this.startNs = sim.now;
    this.number = new TimeWeighted(sim);
  }

  /** Counts one in, now. */
  enter(): void {
    this.arrivals++;
    this.sumOfEntries += this.sim.now - this.startNs;
    this.number.add(1);
  }

  /** Counts one out, now, who entered at `enteredNs`. */
  leave(enteredNs: Nanos): void {
    this.departures++;
    this.sumOfEntries -= enteredNs - this.startNs;
    this.timeOfDeparted += this.sim.now - enteredNs;
    this.number.add(-1);
    if (this.number.level < 0) assert(false, 'more left a population than entered it');
  }

  /** Returns both sides of Little's law over the time from the start to now. */
  littlesLaw(): LittlesLaw {
    const watchedNs = this.sim.now - this.startNs;
    const inside = this.arrivals - this.departures;
    const totalTime = this.timeOfDeparted + (inside * watchedNs - this.sumOfEntries);
    const meanNumber = this.number.mean;
    const error = meanNumber > 0 ? Math.abs(totalTime / watchedNs - meanNumber) / meanNumber : 0;
    return {
      arrivalsPerSec: watchedNs > 0 ? (this.arrivals / watchedNs) * 1e9 : 0,
      meanTimeNs: this.arrivals > 0 ? totalTime / this.arrivals : 0,
      meanNumber,
      relativeError: watchedNs > 0 ? error : 0,
    };
  }
}
