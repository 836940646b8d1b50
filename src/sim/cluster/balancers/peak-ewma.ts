import { exp, ln } from '../../../kernel/index.ts';
import type { HealthyBackend, PortEnv, PortFactory } from '../port.ts';
import { RunningCounts } from './running-counts.ts';

/** Stands for the latency of a backend with running requests and no results, in nanoseconds. */
const unknownNs = 1e9;

/**
 * Takes the backend with the least expected wait: a decayed peak of its latencies times one more than its running requests. A latency above the
 * average replaces it at once; lower ones pull it down with the half-life. A failure counts as the time it took or the average, whichever is more.
 * Source: the load metric "peak EWMA" of Finagle, com.twitter.finagle.loadbalancer.PeakEwma.
 */
class PeakEwma extends RunningCounts {
  private readonly nowNs: () => number;
  private readonly random: () => number;
  private readonly decayPerNs: number;
  private readonly averagesNs: number[] = [];
  private readonly stampsNs: number[] = [];

  constructor(env: PortEnv) {
    super(env);
    this.nowNs = env.nowNs;
    this.random = env.random;
    this.decayPerNs = ln(2) / (env.halfLifeMs * 1e6);
  }

  override finished(backend: number, request: number, ok: boolean, latencyNs: number, bytes: number): void {
    super.finished(backend, request, ok, latencyNs, bytes);
    const now = this.nowNs();
    const average = this.averagesNs[backend] ?? 0;
    const seenNs = ok ? latencyNs : Math.max(latencyNs, average, unknownNs);
    const weight = exp(-this.decayPerNs * (now - (this.stampsNs[backend] ?? now)));
    this.averagesNs[backend] = seenNs > average ? seenNs : average * weight + seenNs * (1 - weight);
    this.stampsNs[backend] = now;
  }

  protected choose(): HealthyBackend {
    const { backends } = this;
    let best = backends[Math.floor(this.random() * backends.length)]!;
    let least = this.costOf(best);
    for (const one of backends) {
      const cost = this.costOf(one);
      if (cost < least) [best, least] = [one, cost];
    }
    return best;
  }

  private costOf({ index, weight }: HealthyBackend): number {
    const average = this.averagesNs[index];
    const running = this.running[index]!;
    if (average === undefined) return running === 0 ? 0 : (unknownNs * (running + 1)) / weight;
    return (average * (running + 1)) / weight;
  }
}

/** Makes a balancer of least response time (peak EWMA). */
export const peakEwma: PortFactory = (env) => new PeakEwma(env);
