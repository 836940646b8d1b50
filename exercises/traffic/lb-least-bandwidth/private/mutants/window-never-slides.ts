// killed-by: R5/sliding, R5/silence
// mistake: Bytes are added up for ever.
import type { Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer({ backends }: BalancerEnv): Balancer {
  let healthy = backends;
  const inWindow = new Map<string, number>();
  /** Bytes already reported, for each running request. */
  const reported = new Map<number, number>();

  function add(backend: string, bytes: number): void {
    inWindow.set(backend, (inWindow.get(backend) ?? 0) + bytes);
  }

  function report(backend: string, bytes: number): void {
    // A request that failed reports 0 at its end; what was sent was sent.
    if (bytes <= 0) return;
    add(backend, bytes);
  }

  return {
    pick() {
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
