import type { ClusterScenario } from '../../../src/sim/cluster/index.ts';

/** A healthy backend at a point of the run. */
export interface Member {
  /** Its number in the scenario's list. */
  readonly index: number;
  readonly id: string;
  readonly weight: number;
  /** When it joined; undefined for one that was there from the start. */
  readonly joinedMs: number | undefined;
}

/** The healthy set from a point in time on, in the order of joining. */
interface Membership {
  readonly fromMs: number;
  readonly members: readonly Member[];
}

/** Returns how the healthy set of a scenario changes over time, from 0 on. */
export function memberships(scenario: ClusterScenario): readonly Membership[] {
  const numbers = new Map(scenario.backends.map(({ id }, index) => [id, index]));
  let members: readonly Member[] = scenario.backends.flatMap(({ id, weight, joinsLater }, index) =>
    joinsLater ? [] : [{ index, id, weight, joinedMs: undefined }],
  );
  const found: Membership[] = [{ fromMs: 0, members }];
  const changes = (scenario.events ?? [])
    .map((event) => ({ event, fromMs: event.atMs + (event.kind === 'die' ? (event.detectMs ?? 0) : 0) }))
    .sort((a, b) => a.fromMs - b.fromMs);
  for (const { event, fromMs } of changes) {
    const id = event.backend;
    const index = numbers.get(id)!;
    const others = members.filter((one) => one.id !== id);
    if (event.kind === 'die' || event.kind === 'leave') members = others;
    else if (event.kind === 'reweight') members = members.map((one) => (one.id === id ? { ...one, weight: event.weight } : one));
    else if (event.kind === 'join' && others.length === members.length)
      members = [...others, { index, id, weight: event.weight ?? scenario.backends[index]!.weight, joinedMs: fromMs }];
    else continue;
    found.push({ fromMs, members });
  }
  return found;
}
