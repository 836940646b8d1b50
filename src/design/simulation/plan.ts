import { nanosFromMs, type Nanos } from '../../kernel/index.ts';
import { maxKeyCount } from '../../sim/index.ts';
import type { Component, Design } from '../design.ts';
import type { Load, RequestKind } from '../load.ts';
import { groupsOf } from '../needs.ts';
import { wireUp } from '../wiring.ts';

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
  /** Which groups each component is in: its zone, and its region or that of its zone. */
  readonly groupsOf: readonly ReadonlySet<string>[];
}

/** The kinds whose instances a balancer may pick among, each with a line of its own. */
const pickableKinds: ReadonlySet<Component['kind']> = new Set(['service', 'worker', 'api-gateway', 'third-party', 'load-balancer']);

/** Makes a design, whose structure must have been found sound, and a load that fits it ready to run with so many keys at most. */
export function makePlan(design: Design, load: Load, mostKeys = maxKeyCount): Plan {
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
  const edgeOf = new Map(design.connections.map((connection, index) => [connection, edges[index]!]));
  const wirings = load.kinds.map((kind) => wireUp(design, kind));
  const nodes = design.components.map((component, index): PlanNode => ({
    index,
    component,
    calls: wirings.map(({ calls }) => calls(component).map((connection) => edgeOf.get(connection)!)),
    sends: wirings.map(({ copies }) => copies(component).map((connection) => edgeOf.get(connection)!)),
    copiesTo: edges.filter((edge) => edge.from === index && design.connections[edge.index]!.kind === 'replicates'),
    hasLineEach: pickedAmong.has(component.id) && pickableKinds.has(component.kind),
  }));
  const groups = new Map(design.groups.map((group) => [group.id, group]));
  return {
    design,
    kinds: load.kinds,
    nodes,
    edges,
    entries: load.kinds.map(({ entry }) => at(entry)),
    ...planKeys(load, mostKeys),
    groupsOf: design.components.map((component) => new Set(groupsOf(component, groups))),
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
function planKeys(load: Load, mostKeys: number): Pick<Plan, 'keys' | 'keyCount' | 'keyScale'> {
  const most = Math.max(1, ...load.kinds.map(({ keys }) => keys.count));
  const keyScale = Math.min(1, Math.min(maxKeyCount, mostKeys) / most);
  const keys = load.kinds.map(({ keys: { count, skew } }) => ({ first: 0, count: Math.max(1, Math.floor(count * keyScale)), skew }));
  return { keys, keyCount: Math.max(1, ...keys.map(({ count }) => count)), keyScale };
}

/** Returns whether the call over an edge goes from one group to another, either way round. */
export function crosses(plan: Plan, { from, to }: Pick<PlanEdge, 'from' | 'to'>, [a, b]: readonly [string, string]): boolean {
  const lies = (node: number, group: string, other: string) => plan.groupsOf[node]!.has(group) && !plan.groupsOf[node]!.has(other);
  return (lies(from, a, b) && lies(to, b, a)) || (lies(from, b, a) && lies(to, a, b));
}
