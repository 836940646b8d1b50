// accepted: bytes by the time of their report in a Map for each backend, the oldest time first; the last of the list wins ties
import type { Balancer, BalancerEnv } from '../../contract.ts';

interface Meter {
  sum: number;
  /** Keys are times, which are inserted in rising order. */
  readonly byTime: Map<number, number>;
}

/** Creates a balancer that adds up reports of the same moment, and forgets moments from the front. */
export function createBalancer({ backends, now, windowMs }: BalancerEnv): Balancer {
  const span = windowMs ?? 1000;
  const meters = new Map<string, Meter>();
  const running = new Map<number, number>();
  let current = [...backends];

  const meterOf = (id: string): Meter => {
    if (!meters.has(id)) meters.set(id, { sum: 0, byTime: new Map() });
    return meters.get(id)!;
  };
  const read = (id: string): number => {
    const meter = meterOf(id);
    const time = now();
    for (const [atMs, bytes] of meter.byTime) {
      if (time - atMs < span) break;
      meter.byTime.delete(atMs);
      meter.sum -= bytes;
    }
    return meter.sum;
  };
  const write = (id: string, bytes: number): void => {
    const meter = meterOf(id);
    meter.sum += bytes;
    meter.byTime.set(now(), (meter.byTime.get(now()) ?? 0) + bytes);
  };

  return {
    pick() {
      return current.reduce<{ id: string | undefined; load: number }>(
        (best, { id, weight }) => {
          const load = read(id) / weight;
          return load <= best.load ? { id, load } : best;
        },
        { id: undefined, load: Infinity },
      ).id;
    },
    progress(backend, request, bytes) {
      write(backend, bytes - (running.get(request.id) ?? 0));
      running.set(request.id, bytes);
    },
    finished(backend, request, result) {
      write(backend, Math.max(0, result.bytes - (running.get(request.id) ?? 0)));
      running.delete(request.id);
    },
    setBackends(next) {
      current = [...next];
    },
  };
}
