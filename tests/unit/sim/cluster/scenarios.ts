import type { ClusterScenario, PortFactory } from '../../../../src/sim/cluster/index.ts';

/** Returns a cluster of equal backends "b0", "b1" ... at a utilisation, exponential work of 10 ms. */
export function equalBackends(seed: string, backends: number, utilisation: number, requests: number): ClusterScenario {
  return {
    seed,
    backends: Array.from({ length: backends }, (_, index) => ({ id: `b${index}`, weight: 1 })),
    requests,
    arrivals: { kind: 'poisson', utilisation },
    service: { kind: 'exponential', meanMs: 10 },
  };
}

/** What a balancer was told, in order. */
export interface Told {
  readonly picks: { request: number; atMs: number }[];
  readonly finished: { backend: number; request: number; ok: boolean; latencyMs: number; bytes: number; atMs: number }[];
  readonly progress: { backend: number; request: number; bytes: number; atMs: number }[];
  readonly lists: { atMs: number; healthy: readonly { index: number; weight: number }[] }[];
}

/** Makes a balancer that decides by a function and writes down all that it is told. */
export function listener(choose: (request: number, atMs: number) => number): { readonly told: Told; readonly port: PortFactory } {
  const told: Told = { picks: [], finished: [], progress: [], lists: [] };
  const port: PortFactory = ({ nowNs }) => {
    const atMs = () => nowNs() / 1e6;
    return {
      pick(request) {
        told.picks.push({ request, atMs: atMs() });
        return choose(request, atMs());
      },
      finished: (backend, request, ok, latencyNs, bytes) =>
        void told.finished.push({ backend, request, ok, latencyMs: latencyNs / 1e6, bytes, atMs: atMs() }),
      progress: (backend, request, bytes) => void told.progress.push({ backend, request, bytes, atMs: atMs() }),
      setBackends: (healthy) => void told.lists.push({ atMs: atMs(), healthy }),
    };
  };
  return { told, port };
}
