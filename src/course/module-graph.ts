import { Graph, layout } from '@dagrejs/dagre';
import { modules, type CourseModule } from './modules.ts';

/** A module as the map draws it, all lengths in the units of the drawing. */
export interface MapNode {
  readonly module: CourseModule;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow from a module to one that builds on it, as a path through its points. */
export interface MapEdge {
  readonly from: string;
  readonly to: string;
  readonly path: string;
}

/** The map of the course, laid out. */
export interface ModuleMap {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

const node = { width: 150, height: 52 };

/**
 * Lays out the modules of the given ids in layers, each below what it builds on. A module that builds on one which is not shown builds on what that
 * one builds on. Layered drawing after Gansner, Koutsofios, North, Vo, "A technique for drawing directed graphs", IEEE TSE 1993, by dagre.
 */
export function layoutModules(shown: readonly string[]): ModuleMap {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 24, ranksep: 34, marginx: 2, marginy: 2 });
  graph.setDefaultEdgeLabel(() => ({}));
  const present = modules.filter((module) => shown.includes(module.id));
  for (const { id } of present) graph.setNode(id, { ...node });
  for (const module of present) for (const from of shownBefore(module, shown)) graph.setEdge(from, module.id);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: present.map((module) => {
      const { x, y } = graph.node(module.id) as { x: number; y: number };
      return { module, x: round(x - node.width / 2), y: round(y - node.height / 2), ...node };
    }),
    edges: graph.edges().map(({ v, w }) => ({ from: v, to: w, path: pathThrough(graph.edge(v, w) as { points: Point[] }) })),
  };
}

/** Returns the shown modules that one builds on, passing through those that are not shown. */
export function shownBefore(module: CourseModule, shown: readonly string[]): string[] {
  const before = module.after.flatMap((id) => {
    if (shown.includes(id)) return [id];
    const hidden = modules.find((one) => one.id === id);
    return hidden ? shownBefore(hidden, shown) : [];
  });
  return [...new Set(before)];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Joins points by a smooth line: straight to the middle of each piece, bent at the points between. */
function pathThrough({ points }: { readonly points: readonly Point[] }): string {
  const [first, ...rest] = points;
  const last = rest.at(-1)!;
  const middles = rest.slice(0, -1).map((point, index) => ({ bend: point, to: middle(point, rest[index + 1]!) }));
  const bends = middles.map(({ bend, to }) => `Q${round(bend.x)} ${round(bend.y)} ${round(to.x)} ${round(to.y)}`);
  return `M${round(first!.x)} ${round(first!.y)} ${bends.join(' ')} L${round(last.x)} ${round(last.y)}`;
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
