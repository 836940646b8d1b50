// accepted: after Prequal: a few backends drawn, the hot ones among them (more running than most lately) set aside, and of the cold the quickest taken
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

const drawn = 4;
const remembered = 64;
/** A backend is hot when it has more running than this share of those looked at lately. */
const hotAbove = 0.75;

interface Replica {
  id: string;
  inFlight: number;
  /** Latency for each request that ran beside, smoothed. */
  unitMs: number;
  at: number;
  fresh: boolean;
}

export function createBalancer(env: BalancerEnv): Balancer {
  const halfLife = env.halfLifeMs ?? 10_000;
  const replicas: Record<string, Replica> = Object.create(null);
  const loads: number[] = [];
  let pool: Replica[] = [];
  let looked = 0;

  const find = (id: string) => (replicas[id] ??= { id, inFlight: 0, unitMs: 0, at: env.now(), fresh: true });
  const faded = (replica: Replica) => Math.max(0.01, replica.unitMs * 2 ** ((replica.at - env.now()) / halfLife));
  const expected = (replica: Replica) => faded(replica) * (replica.inFlight + 1);

  function sample(): Replica[] {
    if (pool.length <= drawn) return pool;
    const rest = pool.slice();
    return Array.from({ length: drawn }, () => {
      const at = Math.floor(env.random() * rest.length);
      const [taken] = rest.splice(at, 1);
      return taken!;
    });
  }

  /** Returns how many in flight are not many yet. */
  function limit(): number {
    const sorted = [...loads].sort((a, b) => a - b);
    return sorted[Math.floor(hotAbove * (sorted.length - 1))]!;
  }

  function least(among: Replica[], by: (replica: Replica) => number): Replica {
    let best = among[Math.floor(env.random() * among.length)]!;
    for (const replica of among) if (by(replica) < by(best)) best = replica;
    return best;
  }

  function choose(): Replica {
    const candidates = sample();
    for (const { inFlight } of candidates) loads[looked++ % remembered] = inFlight;
    const idleNew = candidates.filter((replica) => replica.fresh && replica.inFlight === 0);
    if (idleNew.length > 0) return least(idleNew, () => 0);
    const tried = candidates.filter((replica) => !replica.fresh);
    if (tried.length === 0) return least(candidates, (replica) => replica.inFlight);
    const most = limit();
    const cold = tried.filter((replica) => replica.inFlight <= most);
    return cold.length > 0 ? least(cold, expected) : least(tried, expected);
  }

  const use = (backends: readonly Backend[]) => {
    pool = backends.map(({ id }) => find(id));
  };
  use(env.backends);

  return {
    pick() {
      if (pool.length === 0) return undefined;
      const replica = choose();
      replica.inFlight += 1;
      return replica.id;
    },
    finished(id, _request, { ok, latencyMs }) {
      const replica = find(id);
      const unit = ok ? latencyMs / replica.inFlight : Math.max(latencyMs, 8000);
      const old = faded(replica);
      // Bad news counts for half at once, good news for a fifth.
      replica.unitMs = replica.fresh || !ok ? Math.max(unit, replica.fresh ? 0 : old) : old + (unit - old) * (unit > old ? 0.5 : 0.2);
      replica.inFlight -= 1;
      replica.fresh = false;
      replica.at = env.now();
    },
    setBackends: use,
  };
}
