import { nanosFromMs, type Nanos } from '../../kernel/index.ts';
import { maxKeyCount } from '../../sim/index.ts';
import { serves } from '../cycles.ts';
import type { Component, Connection, Design } from '../design.ts';
import type { Load, RequestKind } from '../load.ts';
import type { StationSettings } from '../settings.ts';

/** A connection with its ends as numbers and its times in nanoseconds. */
export interface PlanEdge {
  readonly index: number;
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly roundTripNs: Nanos;
  readonly timeoutNs: Nanos;
  readonly retries: number;
  readonly retryDelayNs: Nanos;
}

/** A component with what leaves it. */
export interface PlanNode {
  readonly index: number;
  readonly component: Component;
  /** By kind of request: what it calls and waits for, in order. */
  readonly calls: readonly (readonly PlanEdge[])[];
  /** By kind of request: whom it hands something to without waiting. */
  readonly sends: readonly (readonly PlanEdge[])[];
  /** Where its writes are copied to. */
  readonly copiesTo: readonly PlanEdge[];
  /** Whether each instance has a line of its own, since a balancer picks one. */
  readonly hasLineEach: boolean;
}

/** A design and a load made ready to run: numbers for names. */
export interface Plan {
  readonly design: Design;
  readonly kinds: readonly RequestKind[];
  readonly nodes: readonly PlanNode[];
  readonly edges: readonly PlanEdge[];
  readonly entries: readonly number[];
  /** Of each kind: the first of its keys among all, and how many it has. */
  readonly keys: readonly { readonly first: number; readonly count: number; readonly skew: number }[];
  readonly keyCount: number;
  /** Simulated keys for each key there is: below 1 where there are too many, and caches shrink with them. */
  readonly keyScale: number;
  /** Which groups each component is in: its zone, its region, and its zone's region. */
  readonly groupsOf: readonly ReadonlySet<string>[];
}

/** The kinds of component that keep data in shards and copies. */
export const shardedKinds: ReadonlySet<Component['kind']> = new Set(['relational-store', 'key-value-store', 'search']);
/** The kinds whose instances a balancer may pick among, each with a line of its own. */
const pickableKinds: ReadonlySet<Component['kind']> = new Set(['service', 'worker', 'api-gateway', 'third-party', 'load-balancer']);

/** Returns the settings of a component that works, or undefined of clients, who do not. */
export function stationOf(component: Component): StationSettings | undefined {
  return component.kind === 'clients' ? undefined : component.settings;
}

/** Returns how many instances a component has, over all its shards. */
export function instancesOf(component: Component): number {
  const replicas = stationOf(component)?.replicas ?? 1;
  return 'shards' in component.settings ? replicas * component.settings.shards : replicas;
}

/** Makes a design, whose structure must have been found sound, and a load that fits it ready to run. */
export function makePlan(design: Design, load: Load): Plan {
  const numbers = new Map(design.components.map(({ id }, index) => [id, index]));
  const at = (id: string): number => numbers.get(id)!;
  const edges = design.connections.map((connection, index): PlanEdge => {
    const { id, from, to, roundTripMs, timeoutMs, retries, retryDelayMs } = connection;
    const times = { roundTripNs: nanosFromMs(roundTripMs), timeoutNs: nanosFromMs(timeoutMs), retryDelayNs: nanosFromMs(retryDelayMs) };
    return { index, id, from: at(from), to: at(to), retries, ...times };
  });
  const pickedAmong = new Set(
    design.connections.filter(({ from, kind }) => kind === 'sync' && picksInstances(design.components[at(from)]!)).map(({ to }) => to),
  );
  const nodes = design.components.map((component, index): PlanNode => {
    const leaving = (wanted: (connection: Connection) => boolean): PlanEdge[] =>
      edges.filter((edge) => edge.from === index && wanted(design.connections[edge.index]!));
    const isQueue = component.kind === 'queue';
    const byKind = (wanted: (kind: Connection['kind']) => boolean) =>
      load.kinds.map(({ id }) => leaving((connection) => wanted(connection.kind) && serves(connection, id)));
    return {
      index,
      component,
      // What leaves a queue is never waited for.
      calls: byKind((kind) => kind === 'sync' && !isQueue),
      sends: byKind((kind) => kind === 'async' || (kind === 'sync' && isQueue)),
      copiesTo: leaving(({ kind }) => kind === 'replicates'),
      hasLineEach: pickedAmong.has(component.id) && pickableKinds.has(component.kind),
    };
  });
  return {
    design,
    kinds: load.kinds,
    nodes,
    edges,
    entries: load.kinds.map(({ entry }) => at(entry)),
    ...planKeys(load),
    groupsOf: findGroups(design),
  };
}

function picksInstances(component: Component): boolean {
  return component.kind === 'load-balancer' && (component.settings.policy !== 'shared-queue' || component.exercise !== undefined);
}

/**
 * Gives each kind of request its keys. Kinds that ask for the same data have the same keys, the most popular first. Where there are more
 * than a run's tables hold, all are shrunk alike: the hit ratio of a cache is, to Che's approximation, a matter of the share of the keys
 * that it holds (Fricker, Robert and Roberts, "A versatile and accurate approximation for LRU cache performance", ITC 24, 2012).
 */
function planKeys(load: Load): Pick<Plan, 'keys' | 'keyCount' | 'keyScale'> {
  const most = Math.max(1, ...load.kinds.map(({ keys }) => keys.count));
  const keyScale = Math.min(1, maxKeyCount / most);
  const keys = load.kinds.map(({ keys: { count, skew } }) => ({ first: 0, count: Math.max(1, Math.floor(count * keyScale)), skew }));
  return { keys, keyCount: Math.max(1, ...keys.map(({ count }) => count)), keyScale };
}

function findGroups(design: Design): ReadonlySet<string>[] {
  const regionOfZone = new Map(design.groups.map(({ id, region }) => [id, region]));
  return design.components.map(({ region, zone }) => {
    const found = [region, zone, zone === undefined ? undefined : regionOfZone.get(zone)];
    return new Set(found.filter((group) => group !== undefined));
  });
}

/** Returns whether the call over an edge goes from one group to another, either way round. */
export function crosses(plan: Plan, { from, to }: Pick<PlanEdge, 'from' | 'to'>, [a, b]: readonly [string, string]): boolean {
  const lies = (node: number, group: string, other: string) => plan.groupsOf[node]!.has(group) && !plan.groupsOf[node]!.has(other);
  return (lies(from, a, b) && lies(to, b, a)) || (lies(from, b, a) && lies(to, a, b));
}
