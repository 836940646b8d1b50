// killed-by: R2/all-together, R5/sliding
// mistake: Bytes fade out by halves instead of leaving the window.
import type { Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer({ backends, now, windowMs = 1000 }: BalancerEnv): Balancer {
  let healthy = backends;
  let fadedMs = now();
  const inWindow = new Map<string, number>();
  /** Bytes already reported, for each running request. */
  const reported = new Map<number, number>();

  function add(backend: string, bytes: number): void {
    inWindow.set(backend, (inWindow.get(backend) ?? 0) + bytes);
  }

  function report(backend: string, bytes: number): void {
    // A request that failed reports 0 at its end; what was sent was sent.
    if (bytes <= 0) return;
    fade();
    add(backend, bytes);
  }

  /** Halves everything for each half of the window that went by. */
  function fade(): void {
    while (now() - fadedMs >= windowMs / 2) {
      fadedMs += windowMs / 2;
      for (const [backend, bytes] of inWindow) inWindow.set(backend, bytes < 1 ? 0 : bytes / 2);
    }
  }

  return {
    pick() {
      fade();
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

    finished(backend, { id }, { bytes }) {
      report(backend, bytes - (reported.get(id) ?? 0));
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
