import type { ClusterOutcome } from '../../../src/sim/cluster/index.ts';
import { memberships, type Member } from './cluster-membership.ts';

/** What stood before a decision of a run. */
export interface DecisionMoment {
  readonly request: number;
  readonly nowMs: number;
  readonly members: readonly Member[];
  /** Requests running on each backend of the scenario, by its number. */
  readonly running: ArrayLike<number>;
  /** The number of the backend that was picked; -1 where none was. */
  readonly picked: number;
}

/** Walks the decisions of a run in order, until `visit` returns true; returns whether it did. The moment is only good during the visit. */
export function walkDecisions({ record }: ClusterOutcome, visit: (moment: DecisionMoment) => boolean | undefined): boolean {
  const { scenario, table, decided, backends, latenciesNs } = record;
  const endsNs = Float64Array.from({ length: decided }, (_, request) => table.arrivesNs[request]! + latenciesNs[request]!);
  const ends = Uint32Array.from({ length: decided }, (_, request) => request)
    .filter((request) => latenciesNs[request]! >= 0)
    .sort((a, b) => endsNs[a]! - endsNs[b]!);
  const sets = memberships(scenario);
  const running = new Int32Array(scenario.backends.length);
  let end = 0;
  let set = 0;
  for (let request = 0; request < decided; request++) {
    const nowNs = table.arrivesNs[request]!;
    for (; end < ends.length && endsNs[ends[end]!]! <= nowNs; end++) running[backends[ends[end]!]!]!--;
    while (set + 1 < sets.length && sets[set + 1]!.fromMs <= nowNs / 1e6) set++;
    const picked = backends[request]!;
    if (visit({ request, nowMs: nowNs / 1e6, members: sets[set]!.members, running, picked }) === true) return true;
    if (picked >= 0) running[picked]!++;
  }
  return false;
}
