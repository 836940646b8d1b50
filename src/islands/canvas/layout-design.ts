import { Graph, layout } from '@dagrejs/dagre';
import type { Component, Design } from '../../design/index.ts';
import { boundsOf, boxAt, nodeSize, type Point } from './geometry.ts';

/**
 * Lays a design out from left to right, each component after what calls it, groups kept together. The same design gets the same places.
 * Layered drawing after Gansner, Koutsofios, North, Vo, "A technique for drawing directed graphs", IEEE TSE 1993, by dagre.
 */
export function layoutDesign({ components, connections, groups }: Design): ReadonlyMap<string, Point> {
  if (components.length === 0) return new Map();
  const graph = new Graph({ compound: true, multigraph: true });
  const hasGroups = groups.length > 0;
  graph.setGraph({ rankdir: 'LR', nodesep: hasGroups ? 56 : 32, ranksep: 56, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of components) graph.setNode(nodeKey(id), { ...nodeSize });
  const known = new Set(components.map(({ id }) => id));
  const used = new Set(components.flatMap(({ zone, region }) => [zone, region].filter((id) => id !== undefined)));
  for (const { id, region } of groups) if (region !== undefined && used.has(id)) used.add(region);
  // A cluster that holds nothing breaks dagre's ranking.
  for (const { id } of groups) if (used.has(id)) graph.setNode(groupKey(id), {});
  for (const { id, region } of groups) {
    if (used.has(id) && region !== undefined && region !== id && used.has(region)) graph.setParent(groupKey(id), groupKey(region));
  }
  for (const component of components) {
    const group = parentOf(component);
    if (group !== undefined && graph.hasNode(groupKey(group))) graph.setParent(nodeKey(component.id), groupKey(group));
  }
  for (const { id, from, to } of connections) {
    if (from !== to && known.has(from) && known.has(to)) graph.setEdge(nodeKey(from), nodeKey(to), {}, id);
  }
  layout(graph);
  return new Map(
    components.map(({ id }) => {
      const { x, y } = graph.node(nodeKey(id)) as Point;
      return [id, { x: Math.round(x - nodeSize.width / 2), y: Math.round(y - nodeSize.height / 2) }];
    }),
  );
}

/** Returns where each component stands, by id: where it was put, or where the layout puts it, below the others if those were put. */
export function placesOf(design: Design): ReadonlyMap<string, Point> {
  const missing = design.components.filter(({ position }) => position === undefined);
  const placed = design.components.flatMap(({ id, position }) => (position ? [[id, position] as const] : []));
  if (missing.length === 0) return new Map(placed);
  const laidOut = layoutDesign(placed.length === 0 ? design : { ...design, components: missing });
  const above = boundsOf(placed.map(([, place]) => boxAt(place)));
  const below = boundsOf([...laidOut.values()].map(boxAt));
  const shift = above && below ? { x: above.x - below.x, y: above.y + above.height + 72 - below.y } : { x: 0, y: 0 };
  const moved = [...laidOut].map(([id, { x, y }]) => [id, { x: x + shift.x, y: y + shift.y }] as const);
  const all = new Map([...placed, ...moved]);
  return new Map(design.components.map(({ id }) => [id, all.get(id)!]));
}

/** Returns the design with every component at the place that the layout gives it. */
export function withLayout(design: Design): Design {
  const places = layoutDesign(design);
  return { ...design, components: design.components.map((one) => ({ ...one, position: places.get(one.id)! })) };
}

// Ids of components and of groups are two lists, and may be the same.
function nodeKey(id: string): string {
  return `component:${id}`;
}

function groupKey(id: string): string {
  return `group:${id}`;
}

function parentOf({ zone, region }: Component): string | undefined {
  return zone ?? region;
}
