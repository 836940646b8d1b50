import { findCycle } from './cycles.ts';
import type { Component, Design, Group } from './design.ts';
import { mostProblems, type Problem, quote } from './problem.ts';

/**
 * Finds what the form of a design does not show: ids used twice, references to nothing, requests that would go round for ever. Returns at
 * most 20 problems, none when the design can be analysed and run.
 */
export function findStructureProblems(design: Design): readonly Problem[] {
  const found = [...findReferenceProblems(design), ...findBadReplication(design)];
  // A way round is named by ids, which must first be clear.
  return (found.length > 0 ? found : findRoundTrips(design)).slice(0, mostProblems);
}

/**
 * Finds ids used twice and references to nothing: what keeps a design from being drawn. Returns one problem for each, none when all is
 * clear.
 */
export function findReferenceProblems(design: Design): readonly Problem[] {
  const duplicates = (['components', 'connections', 'groups'] as const).flatMap((list) => findDuplicates(list, design[list]));
  return [...duplicates, ...findDangling(design), ...findMisplaced(design)];
}

function findDuplicates(list: string, things: readonly { readonly id: string }[]): Problem[] {
  const seen = new Map<string, number>();
  return things.flatMap(({ id }, index) => {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    if (first === undefined) return [];
    return [
      {
        path: `${list}[${index}].id`,
        message: `The id ${quote(id)} is used twice: by ${list}[${first}] and by ${list}[${index}].`,
        remedy: 'Give one of them another id, and let what refers to it use that.',
      },
    ];
  });
}

function findDangling({ components, connections }: Design): Problem[] {
  const known = new Set(components.map(({ id }) => id));
  return connections.flatMap((connection, index) =>
    (['from', 'to'] as const)
      .filter((end) => !known.has(connection[end]))
      .map((end) => ({
        path: `connections[${index}].${end}`,
        message: `The connection ${quote(connection.id)} ${end === 'from' ? 'starts' : 'ends'} at ${quote(connection[end])}, and there is no such component.`,
        remedy: 'Take the connection out, or add the component.',
      })),
  );
}

function findMisplaced({ components, groups }: Design): Problem[] {
  const byId = new Map<string, Group>(groups.map((group) => [group.id, group]));
  const isOf = (kind: Group['kind'], id: string | undefined): boolean => id === undefined || byId.get(id)?.kind === kind;
  const problems: Problem[] = [];
  const tell = (path: string, id: string, kind: Group['kind']): void => {
    problems.push({
      path,
      message: `There is no ${kind} ${quote(id)} among the groups.`,
      remedy: `Add it as a group of kind ${kind}, or take the mention out.`,
    });
  };
  for (const [index, { region }] of groups.entries()) if (!isOf('region', region)) tell(`groups[${index}].region`, region!, 'region');
  for (const [index, { region, zone }] of components.entries()) {
    if (!isOf('region', region)) tell(`components[${index}].region`, region!, 'region');
    if (!isOf('zone', zone)) tell(`components[${index}].zone`, zone!, 'zone');
    const zonesRegion = zone === undefined ? undefined : byId.get(zone)?.region;
    if (region === undefined || zonesRegion === undefined || region === zonesRegion) continue;
    problems.push({
      path: `components[${index}].zone`,
      message: `The zone ${quote(zone!)} is in the region ${quote(zonesRegion)}, the component in ${quote(region)}.`,
      remedy: 'Put the component into the region of its zone.',
    });
  }
  return problems;
}

const stores: readonly Component['kind'][] = ['relational-store', 'key-value-store', 'search', 'object-store', 'cache'];

function findBadReplication({ components, connections }: Design): Problem[] {
  const kindOf = new Map(components.map(({ id, kind }) => [id, kind]));
  return connections.flatMap(({ id, from, to, kind }, index) => {
    const ends = [kindOf.get(from), kindOf.get(to)];
    if (kind !== 'replicates' || ends.every((end) => end === undefined || stores.includes(end))) return [];
    return [
      {
        path: `connections[${index}].kind`,
        message: `The connection ${quote(id)} replicates, but ${quote(from)} and ${quote(to)} are not both stores.`,
        remedy: 'Let it start and end at a store, or make it sync or async.',
      },
    ];
  });
}

function findRoundTrips(design: Design): Problem[] {
  const cycle = findCycle(design);
  if (!cycle) return [];
  const index = design.connections.findIndex(({ id }) => id === cycle.at(-1));
  const way = cycle.slice(0, 8).map(quote).join(', then ');
  return [
    {
      path: `connections[${index}]`,
      message: `A request would go round for ever: over ${way}${cycle.length > 8 ? ' and so on' : ''}, and back to where it began.`,
      remedy: 'Take one of these connections out, or limit it with "for" to kinds of request that do not come round.',
    },
  ];
}
