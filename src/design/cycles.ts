import type { Connection, Design } from './design.ts';

/** Returns whether a connection serves a kind of request; `undefined` stands for every kind that no connection names. */
export function serves(connection: Connection, requestKind: string | undefined): boolean {
  return connection.for === undefined || (requestKind !== undefined && connection.for.includes(requestKind));
}

/**
 * Finds a way round that one kind of request would go for ever, over sync and async connections; returns the ids of its connections in
 * order, or undefined. Copies between stores do not count: a store does not pass a copy back. Takes time in proportion to the connections,
 * for each kind that they name. Source: depth-first search for a back edge, Cormen et al., Introduction to Algorithms, 4th edition, 20.3.
 */
export function findCycle(design: Pick<Design, 'components' | 'connections'>): readonly string[] | undefined {
  const named = new Set(design.connections.flatMap((connection) => connection.for ?? []));
  for (const requestKind of [undefined, ...named]) {
    const out = new Map<string, Connection[]>(design.components.map(({ id }) => [id, []]));
    for (const connection of design.connections) {
      if (connection.kind !== 'replicates' && serves(connection, requestKind)) out.get(connection.from)?.push(connection);
    }
    const cycle = findCycleIn(out);
    if (cycle) return cycle;
  }
  return undefined;
}

/** Walks with a stack of its own, so that a long chain does not overflow the one of calls. */
function findCycleIn(out: ReadonlyMap<string, readonly Connection[]>): readonly string[] | undefined {
  const finished = new Set<string>();
  for (const start of out.keys()) {
    const way: { readonly at: string; readonly by: string; next: number }[] = [{ at: start, by: '', next: 0 }];
    const onWay = new Set([start]);
    while (way.length > 0) {
      const step = way.at(-1)!;
      const connection = finished.has(step.at) ? undefined : out.get(step.at)?.[step.next++];
      if (!connection) {
        finished.add(step.at);
        onWay.delete(step.at);
        way.pop();
      } else if (onWay.has(connection.to)) {
        const from = way.findIndex(({ at }) => at === connection.to);
        return [...way.slice(from + 1).map(({ by }) => by), connection.id];
      } else if (!finished.has(connection.to)) {
        way.push({ at: connection.to, by: connection.id, next: 0 });
        onWay.add(connection.to);
      }
    }
  }
  return undefined;
}
