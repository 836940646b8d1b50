import type { Nanos } from '../../kernel/index.ts';
import type { Simulation } from '../engine/simulation.ts';

/** Follows a level over virtual time: servers at work, messages under way, bytes in a buffer. */
export class TimeWeighted {
  /** The highest level so far. */
  max: number;
  private readonly sim: Simulation;
  private readonly startNs: Nanos;
  private current: number;
  private changedNs: Nanos;
  private area = 0;

  /** Starts to follow at the simulation's present time. */
  constructor(sim: Simulation, level = 0) {
    this.sim = sim;
    this.startNs = sim.now;
    this.changedNs = sim.now;
    this.current = level;
    this.max = level;
  }

  /** The level now. */
  get level(): number {
    return this.current;
  }

  /** Changes the level by so much from now on. */
  add(change: number): void {
    const { now } = this.sim;
    this.area += this.current * (now - this.changedNs);
    this.changedNs = now;
    this.current += change;
    if (this.current > this.max) this.max = this.current;
  }

  /** The average level from the start to now, each level weighted by how long it lasted; the level itself when no time has passed. */
  get mean(): number {
    const { now } = this.sim;
    if (now === this.startNs) return this.current;
    return (this.area + this.current * (now - this.changedNs)) / (now - this.startNs);
  }
}
