import { assert, type Nanos, type RandomStream } from '../../kernel/index.ts';
import type { Simulation } from '../engine/simulation.ts';
import type { Distribution } from './distribution.ts';

/**
 * Carries messages one way: each takes its own latency, may overtake others, and may be lost. Rules M15 and M16 of SPEC.md.
 */
export class Link {
  /** Messages sent, lost ones included. */
  sentCount = 0;
  lostCount = 0;
  private readonly sim: Simulation;
  private readonly latency: Distribution;
  private readonly lossProbability: number;
  private readonly stream: RandomStream;

  /** Creates a link; `lossProbability` is 0 to 1, 0 unless given. */
  constructor(sim: Simulation, options: { latency: Distribution; lossProbability?: number; stream: RandomStream }) {
    this.sim = sim;
    this.latency = options.latency;
    this.lossProbability = options.lossProbability ?? 0;
    this.stream = options.stream;
    assert(this.lossProbability >= 0 && this.lossProbability <= 1, `a loss probability of ${this.lossProbability} is not in 0 to 1`);
  }

  /** Sends a message: `deliver` is called when it arrives, or never; returns whether it will arrive, which no sender may act upon. */
  send(deliver: () => void): boolean {
    const latencyNs = this.transit();
    if (latencyNs === undefined) return false;
    this.sim.after(latencyNs, deliver);
    return true;
  }

  /** Sends a message on behalf of a process that itself is the message: returns how long it travels, undefined when it is lost. */
  transit(): Nanos | undefined {
    this.sentCount++;
    // Drawn even for a lost message, so that a change of the loss leaves the latencies of the others as they were.
    const latencyNs = this.latency.sample(this.stream);
    if (this.stream.float() >= this.lossProbability) return latencyNs;
    this.lostCount++;
    return undefined;
  }
}
