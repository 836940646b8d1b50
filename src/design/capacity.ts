import type { Design } from './design.ts';
import { type Explained, product, sum, type Term } from './explanation.ts';
import type { Flow } from './flow.ts';
import { canServe, isStation, shardsOf, type Station } from './station.ts';

/** What a load asks of a component. */
export interface ComponentCapacity {
  readonly component: string;
  /** By kind of request, the visits per second that it works on. */
  readonly byKind: ReadonlyMap<string, Explained>;
  /** All of them, and copies of other stores' writes. */
  readonly rate: Explained;
  /** Visits per second at its busiest instance of a store; at all instances together of anything else. */
  readonly work: Explained;
  /** Work times service time over workers: the share of time that they are busy, above 1 where they cannot keep up. */
  readonly utilisation: Explained;
}

/**
 * Works out the utilisation of each component: rate times service time over workers, after the utilisation law (P. J. Denning,
 * J. P. Buzen, "The operational analysis of queueing network models", ACM Computing Surveys 10(3), 1978). In a store, writes are work for
 * every copy and reads for some, so it is that of its busiest instance. Infinity where there is work and nobody to do it.
 */
export function capacityOf(design: Design, flow: Flow): readonly ComponentCapacity[] {
  return design.components.filter(isStation).map((component) => {
    const rates = { read: 0, write: 0 };
    const byKind = new Map<string, Explained>();
    for (const { wiring, visits } of flow.kinds) {
      const here = visits.get(component.id);
      if (!here) continue;
      const { id, ratePerSecond, readOrWrite } = wiring.kind;
      const rate = product('rate', [
        { id: 'arrivals', value: ratePerSecond, of: id },
        { id: 'visits', value: here.worked, of: component.id },
      ]);
      byKind.set(id, rate);
      rates[readOrWrite] += rate.value;
    }
    const replicated = flow.replicatedPerSecond.get(component.id) ?? 0;
    const copies: readonly Term[] = replicated > 0 ? [{ id: 'copies', value: replicated, of: component.id }] : [];
    const rate = sum('rate', [...[...byKind].map(([of, { value }]): Term => ({ id: 'work', value, of })), ...copies]);
    const work = workOf(component, rates.read, rates.write, replicated);
    return { component: component.id, byKind, rate, work, utilisation: utilisationOf(component, work.value) };
  });
}

/** Returns the visits per second at the busiest instance of a store, at all instances of anything else. */
function workOf(component: Station, reads: number, writes: number, replicated: number): Explained {
  const share = readShare(component);
  if (share === undefined) return sum('work', [{ id: 'work', value: reads + writes + replicated, of: component.id }]);
  const shards = shardsOf(component);
  return sum('work', [
    { id: 'reads-of-instance', value: reads * share, of: component.id },
    { id: 'writes-of-instance', value: (writes + replicated) / shards, of: component.id },
  ]);
}

/** Returns the share of a store's reads that its busiest instance works on; undefined for what is no store. */
function readShare(component: Station): number | undefined {
  const { settings } = component;
  const copies = Math.max(1, settings.replicas);
  switch (component.kind) {
    case 'relational-store':
      return 1 / component.settings.shards / (component.settings.readFrom === 'any' ? copies : 1);
    case 'key-value-store':
      return Math.min(component.settings.readQuorum, copies) / copies / component.settings.shards;
    case 'search':
      return 1 / copies;
    default:
      return undefined;
  }
}

function utilisationOf(component: Station, work: number): Explained {
  const { settings, id } = component;
  const isStore = readShare(component) !== undefined;
  const instances: Term[] = isStore ? [] : [{ id: 'instances', value: settings.replicas, of: id, divides: true }];
  const terms: Term[] = [
    { id: 'work', value: work, of: id },
    { id: 'service-time', value: settings.serviceTimeMs / 1000, of: id },
    ...instances,
    { id: 'workers', value: settings.workersPerInstance, of: id, divides: true },
  ];
  const result = product('utilisation', terms);
  if (canServe(component)) return result;
  // Nothing over nobody is no number; without work there is no load either.
  const value = work > 0 ? Infinity : 0;
  return { value, explanation: { ...result.explanation, value } };
}

/** Returns the capacity of the highest utilisation, the first of several; undefined when nothing does any work. */
export function bottleneckOf(capacities: readonly ComponentCapacity[]): ComponentCapacity | undefined {
  let most: ComponentCapacity | undefined;
  for (const one of capacities) if (one.utilisation.value > (most?.utilisation.value ?? 0)) most = one;
  return most;
}
