import { createStream } from '../../kernel/index.ts';
import type { Nanos } from '../../kernel/index.ts';
import type { Process } from '../engine/command.ts';
import { Signal } from '../engine/signal.ts';
import type { Simulation } from '../engine/simulation.ts';
import { poisson } from '../models/arrivals.ts';

/** The server's log of events: they happen at the same times for every method, whoever listens. */
export class EventFeed {
  /** When each event happened, rising. */
  readonly times: Nanos[] = [];
  /** Wakes those who wait for the next event. */
  readonly news: Signal;
  private readonly sim: Simulation;

  /** Creates a feed whose events happen from now until `untilNs`, drawn from the seed alone. */
  constructor(sim: Simulation, { eventsPerSec, seed, untilNs }: { eventsPerSec: number; seed: string; untilNs: Nanos }) {
    this.sim = sim;
    this.news = new Signal(sim);
    sim.spawn(this.happen(eventsPerSec, seed, untilNs));
  }

  private *happen(eventsPerSec: number, seed: string, untilNs: Nanos): Process {
    const arrivals = poisson(createStream(`push/events/${seed}`), eventsPerSec);
    for (;;) {
      yield arrivals.nextGapNs();
      if (this.sim.now >= untilNs) return;
      this.times.push(this.sim.now);
      this.news.notifyAll();
    }
  }
}
