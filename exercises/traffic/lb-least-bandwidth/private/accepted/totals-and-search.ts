// accepted: running totals for each backend, the total at the start of the window found by halves
import type { Balancer, BalancerEnv } from '../../contract.ts';

/** All bytes of one backend so far, as a stair: at times[i] the total rose to totals[i]. */
class Stair {
  private times: number[] = [];
  private totals: number[] = [];
  private dropped = 0;

  rise(atMs: number, bytes: number): void {
    this.times.push(atMs);
    this.totals.push(this.total() + bytes);
  }

  total(): number {
    return this.totals.at(-1) ?? this.dropped;
  }

  /** Returns the total at a time. */
  totalAt(ms: number): number {
    let low = 0;
    let high = this.times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle]! <= ms) low = middle + 1;
      else high = middle;
    }
    const total = low === 0 ? this.dropped : this.totals[low - 1]!;
    // Steps that nobody will ask for again go, when they are the greater part.
    if (low > 64 && low * 2 > this.times.length) {
      this.dropped = total;
      this.times = this.times.slice(low);
      this.totals = this.totals.slice(low);
    }
    return total;
  }
}

/** Creates a balancer on stairs of totals: what is in the window is a difference of two totals. */
export function createBalancer(env: BalancerEnv): Balancer {
  const windowMs = env.windowMs ?? 1000;
  const stairs = new Map<string, Stair>();
  const sent = new Map<number, number>();
  let list = env.backends;

  const stairOf = (backend: string): Stair => {
    const known = stairs.get(backend);
    if (known) return known;
    const made = new Stair();
    stairs.set(backend, made);
    return made;
  };
  const count = (backend: string, request: number, bytes: number): void => {
    const before = sent.get(request) ?? 0;
    if (bytes > before) stairOf(backend).rise(env.now(), bytes - before);
  };

  return {
    pick: () => {
      const from = env.now() - windowMs;
      const rates = list.map(({ id, weight }) => {
        const stair = stairOf(id);
        return (8 * (stair.total() - stair.totalAt(from))) / windowMs / weight;
      });
      return list[rates.indexOf(Math.min(...rates))]?.id;
    },
    progress: (backend, { id }, bytes) => {
      count(backend, id, bytes);
      sent.set(id, bytes);
    },
    finished: (backend, { id }, { bytes }) => {
      count(backend, id, bytes);
      sent.delete(id);
    },
    setBackends: (backends) => {
      list = backends;
    },
  };
}
