import { assert, defined } from '../kernel/index.ts';
import { serves } from './cycles.ts';
import type { Component, Connection, Design } from './design.ts';
import type { RequestKind } from './load.ts';

/** How a component uses what its sync connections lead to: all of it, one of it, or only what it does not hold itself. */
export type Dispatch = 'all' | 'one' | 'misses' | 'later';

/** Returns how a component hands requests on; see `SettingsByKind` for each kind in words. */
export function dispatchOf({ kind }: Component): Dispatch {
  switch (kind) {
    case 'dns':
    case 'load-balancer':
      return 'one';
    case 'cdn':
    case 'cache':
      return 'misses';
    case 'queue':
      return 'later';
    default:
      return 'all';
  }
}

/** The connections that one kind of request can take, and the components it can reach. */
export interface Wiring {
  readonly kind: RequestKind;
  /** The components that it can reach, each after all that lead to it. */
  readonly order: readonly Component[];
  /** What a component waits for. */
  readonly calls: (component: Component) => readonly Connection[];
  /** What a component hands a copy to, and a queue whatever it leads to. */
  readonly copies: (component: Component) => readonly Connection[];
  readonly byId: ReadonlyMap<string, Component>;
}

/** Works out the wiring of a kind of request; the design must have no structure problems, or this asserts. */
export function wireUp(design: Design, kind: RequestKind): Wiring {
  const byId = new Map(design.components.map((component) => [component.id, component]));
  const out = new Map<string, Connection[]>(design.components.map(({ id }) => [id, []]));
  for (const connection of design.connections) {
    if (connection.kind !== 'replicates' && serves(connection, kind.id)) out.get(connection.from)!.push(connection);
  }
  const isLater = (component: Component): boolean => dispatchOf(component) === 'later';
  const order = topologicalOrder(kind.entry, out).map((id) => defined(byId.get(id), `no component "${id}"`));
  return {
    kind,
    order,
    byId,
    calls: (component) => (isLater(component) ? [] : out.get(component.id)!.filter((one) => one.kind === 'sync')),
    copies: (component) => (isLater(component) ? out.get(component.id)! : out.get(component.id)!.filter((one) => one.kind === 'async')),
  };
}

/** Source: A. B. Kahn, "Topological sorting of large networks", CACM 5(11), 1962, over what the entry reaches. */
function topologicalOrder(entry: string, out: ReadonlyMap<string, readonly Connection[]>): readonly string[] {
  const incoming = new Map<string, number>([[entry, 0]]);
  const reached = [entry];
  for (const id of reached) {
    for (const { to } of out.get(id)!) {
      if (!incoming.has(to)) reached.push(to);
      incoming.set(to, (incoming.get(to) ?? 0) + 1);
    }
  }
  const order = [...incoming].filter(([, count]) => count === 0).map(([id]) => id);
  for (const id of order) {
    for (const { to } of out.get(id)!) {
      const left = incoming.get(to)! - 1;
      incoming.set(to, left);
      if (left === 0) order.push(to);
    }
  }
  assert(order.length === incoming.size, 'a request goes round for ever; findStructureProblems must come first');
  return order;
}

/** Returns the share of requests, 0 to 1, that a balancer sends to each of its connections: by the instances at their ends. */
export function sharesOf(connections: readonly Connection[], byId: ReadonlyMap<string, Component>): readonly number[] {
  const instances = connections.map(({ to }) => {
    const component = byId.get(to)!;
    return component.kind === 'clients' ? 1 : component.settings.replicas;
  });
  const total = instances.reduce((left, right) => left + right, 0);
  return instances.map((count) => (total === 0 ? 1 / instances.length : count / total));
}
