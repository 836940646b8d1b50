// killed-by: R2/fewest-bytes
// mistake: Only progress counts; what a request sent after its last report, or without any, is lost.
import type { Balancer, BalancerEnv } from '../../contract.ts';

/** Bytes that were reported at one time for one backend. */
interface Report {
  readonly atMs: number;
  readonly backend: string;
  readonly bytes: number;
}

export function createBalancer({ backends, now, windowMs = 1000 }: BalancerEnv): Balancer {
  let healthy = backends;
  /** Reports from `first` on are in the window. */
  let queue: Report[] = [];
  let first = 0;
  const inWindow = new Map<string, number>();
  /** Bytes already reported, for each running request. */
  const reported = new Map<number, number>();

  function add(backend: string, bytes: number): void {
    inWindow.set(backend, (inWindow.get(backend) ?? 0) + bytes);
  }

  function report(backend: string, bytes: number): void {
    // A request that failed reports 0 at its end; what was sent was sent.
    if (bytes <= 0) return;
    slide();
    queue.push({ atMs: now(), backend, bytes });
    add(backend, bytes);
  }

  /** Takes off what has left the window. */
  function slide(): void {
    const limitMs = now() - windowMs;
    while (first < queue.length && queue[first]!.atMs <= limitMs) {
      const { backend, bytes } = queue[first]!;
      add(backend, -bytes);
      first += 1;
    }
    // The front is dropped once it is the greater part, so that each report is moved once on the average.
    if (first > 32 && first * 2 > queue.length) {
      queue = queue.slice(first);
      first = 0;
    }
  }

  return {
    pick() {
      slide();
      let best: string | undefined;
      let fewest = Infinity;
      for (const { id, weight } of healthy) {
        const share = (inWindow.get(id) ?? 0) / weight;
        if (share < fewest) {
          fewest = share;
          best = id;
        }
      }
      return best;
    },

    finished(_backend, { id }) {
      reported.delete(id);
    },

    progress(backend, { id }, bytes) {
      report(backend, bytes - (reported.get(id) ?? 0));
      reported.set(id, bytes);
    },

    setBackends(next) {
      // What a backend has sent stays in the window, whether it is healthy or not.
      healthy = next;
    },
  };
}
