import type { Nanos, RandomStream } from '../../kernel/index.ts';
import { granted, refused, type Activity, type Outcome, type Process } from '../engine/command.ts';
import type { Simulation } from '../engine/simulation.ts';
import { Histogram } from '../metrics/histogram.ts';
import { Population } from '../metrics/population.ts';
import { TimeWeighted } from '../metrics/time-weighted.ts';
import type { Distribution } from './distribution.ts';
import { Resource } from './resource.ts';

/** What a station is made of. */
export interface StationOptions {
  /** The number of equal servers; 1 unless given. */
  servers?: number;
  /** The most customers that may wait; Infinity unless given. */
  waitingLimit?: number;
  service: Distribution;
  /** The stream that service times are drawn from. */
  stream: RandomStream;
}

/**
 * Serves customers first come first served with c equal servers, and measures it: a machine, a pool of threads, a disk.
 * A customer's process writes `yield* station.visit()`. Rules M12 to M14 of SPEC.md.
 */
export class Station {
  readonly servers: Resource;
  /** All customers at the station, waiting or in service; holds Little's law against the run. */
  readonly population: Population;
  /** The number of servers at work, over time. */
  readonly busy: TimeWeighted;
  /** Time from arrival to start of service, of those who were served. */
  readonly waitingNs = new Histogram();
  /** Time from arrival to end of service, of those who were served. */
  readonly sojournNs = new Histogram();
  /** Customers turned away because the waiting room was full. */
  refusedCount = 0;
  private readonly sim: Simulation;
  private readonly service: Distribution;
  private readonly stream: RandomStream;

  constructor(sim: Simulation, options: StationOptions) {
    this.sim = sim;
    this.service = options.service;
    this.stream = options.stream;
    this.servers = new Resource(sim, { units: options.servers ?? 1, waitingLimit: options.waitingLimit ?? Infinity });
    this.population = new Population(sim);
    this.busy = new TimeWeighted(sim);
  }

  /** Waits for a server and is served; ends as `granted` after the service, or as `refused` at once when the waiting room is full. */
  *visit(serviceNs: Nanos = this.service.sample(this.stream)): Activity<Outcome> {
    if (this.servers.isFull) {
      this.refusedCount++;
      return refused;
    }
    const { sim } = this;
    const arrivedNs = sim.now;
    this.population.enter();
    let serving = false;
    try {
      yield this.servers;
      serving = true;
      this.busy.add(1);
      this.waitingNs.record(sim.now - arrivedNs);
      yield serviceNs;
      this.sojournNs.record(sim.now - arrivedNs);
    } finally {
      // Reached too when the customer is cancelled, waiting or in service.
      if (serving) {
        this.busy.add(-1);
        this.servers.release();
      }
      this.population.leave(arrivedNs);
    }
    return granted;
  }

  /** A customer whose whole life is one visit, to be spawned. */
  *serve(): Process {
    yield* this.visit();
  }
}
