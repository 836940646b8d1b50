import type { Nanos } from '../../../kernel/index.ts';
import type { HealthyBackend, PortEnv, PortFactory } from '../port.ts';

/** The window is kept in so many slices. */
const slices = 20;

/**
 * Takes the backend that sent the fewest bytes per weight in the sliding window, ties by lot. Bytes count when they are reported.
 * Source: the LeastBandwidth method of NetScaler ADC, which compares the traffic served in the last seconds (Citrix product documentation).
 */
class LeastBandwidth {
  private backends: readonly HealthyBackend[];
  private readonly nowNs: () => Nanos;
  private readonly random: () => number;
  private readonly sliceNs: number;
  private readonly reported = new Map<number, number>();
  /** By backend: bytes of each slice, and the number of the slice that stands there. */
  private readonly bytes: Float64Array[] = [];
  private readonly numbers: Float64Array[] = [];

  constructor(env: PortEnv) {
    this.backends = env.healthy;
    this.nowNs = env.nowNs;
    this.random = env.random;
    this.sliceNs = (env.windowMs * 1e6) / slices;
  }

  pick(): number {
    const { backends } = this;
    if (backends.length === 0) return -1;
    let best = backends[Math.floor(this.random() * backends.length)]!;
    let least = this.rateOf(best);
    for (const one of backends) {
      const rate = this.rateOf(one);
      if (rate < least) [best, least] = [one, rate];
    }
    return best.index;
  }

  finished(backend: number, request: number, ok: boolean, _latencyNs: Nanos, bytes: number): void {
    if (ok) this.progress(backend, request, bytes);
    this.reported.delete(request);
  }

  progress(backend: number, request: number, bytes: number): void {
    const more = bytes - (this.reported.get(request) ?? 0);
    this.reported.set(request, bytes);
    const number = Math.floor(this.nowNs() / this.sliceNs);
    const row = (this.bytes[backend] ??= new Float64Array(slices));
    const stamps = (this.numbers[backend] ??= new Float64Array(slices).fill(-1));
    const slot = number % slices;
    if (stamps[slot] !== number) row[slot] = 0;
    stamps[slot] = number;
    row[slot]! += more;
  }

  setBackends(healthy: readonly HealthyBackend[]): void {
    this.backends = healthy;
  }

  private rateOf({ index, weight }: HealthyBackend): number {
    const row = this.bytes[index];
    const stamps = this.numbers[index];
    if (row === undefined || stamps === undefined) return 0;
    const oldest = Math.floor(this.nowNs() / this.sliceNs) - slices;
    let sum = 0;
    for (let slot = 0; slot < slices; slot++) if (stamps[slot]! > oldest) sum += row[slot]!;
    return sum / weight;
  }
}

/** Makes a balancer of least bandwidth over `windowMs`. */
export const leastBandwidth: PortFactory = (env) => new LeastBandwidth(env);
