import type { Component, Connection, Design, Group } from '../../design/index.ts';

/** A place on the canvas, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle; x and y are its upper left corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** The size of every component on the canvas. */
export const nodeSize = { width: 184, height: 60 } as const;

/** The room that a group leaves around what it holds, with its name at the top. */
const padding = { side: 16, top: 32 } as const;
const laneGap = 16;
const leastGap = 14;

/** A connection as it is drawn. */
export interface DrawnConnection {
  /** The data of an SVG path. */
  readonly path: string;
  readonly start: Point;
  readonly end: Point;
  /** The way it arrives at its end: along one axis, of length 1. */
  readonly direction: Point;
  /** The middle of it, where its label goes. */
  readonly middle: Point;
}

/** Returns the rectangle of a component that stands at a place. */
export function boxAt({ x, y }: Point): Box {
  return { x, y, ...nodeSize };
}

/**
 * Draws a connection between two components: from the side of one that faces the other. Several between the same two run in lanes; `lane`
 * is 0 for the one in the middle.
 */
export function drawConnection(from: Box, to: Box, lane = 0): DrawnConnection {
  const shift = lane * laneGap;
  const isVertical = to.x < from.x + from.width + leastGap && from.x < to.x + to.width + leastGap;
  const sign = isVertical ? Math.sign(middleOf(to).y - middleOf(from).y) || 1 : to.x > from.x ? 1 : -1;
  const direction = isVertical ? { x: 0, y: sign } : { x: sign, y: 0 };
  const start = edgePoint(from, direction, shift);
  const end = edgePoint(to, { x: -direction.x, y: -direction.y }, shift);
  const reach = Math.max(24, (isVertical ? Math.abs(end.y - start.y) : Math.abs(end.x - start.x)) / 2);
  const first = { x: start.x + direction.x * reach, y: start.y + direction.y * reach };
  const second = { x: end.x - direction.x * reach, y: end.y - direction.y * reach };
  const middle = { x: (start.x + 3 * first.x + 3 * second.x + end.x) / 8, y: (start.y + 3 * first.y + 3 * second.y + end.y) / 8 };
  const path = `M${at(start)}C${at(first)} ${at(second)} ${at(end)}`;
  return { path, start, end, direction, middle };
}

function edgePoint(box: Box, { x, y }: Point, shift: number): Point {
  const middle = middleOf(box);
  return { x: middle.x + (x * box.width) / 2 + Math.abs(y) * shift, y: middle.y + (y * box.height) / 2 + Math.abs(x) * shift };
}

/** Returns the middle of a rectangle. */
export function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Tells whether a point is within a rectangle. */
export function contains({ x, y, width, height }: Box, point: Point): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

/** Returns a length in pixels as drawings write it, to a tenth. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Returns the lane of each connection, by id, among those between the same two components: 0 for one alone, else spread about 0. */
export function lanesOf(connections: readonly Connection[]): ReadonlyMap<string, number> {
  const between = new Map<string, string[]>();
  for (const { id, from, to } of connections) {
    const pair = from < to ? `${from} ${to}` : `${to} ${from}`;
    const ids = between.get(pair);
    if (ids) ids.push(id);
    else between.set(pair, [id]);
  }
  return new Map([...between.values()].flatMap((ids) => ids.map((id, index) => [id, index - (ids.length - 1) / 2] as const)));
}

/** Returns the smallest rectangle around some; undefined for none. */
export function boundsOf(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Tells whether a component is in a group: named as its zone or region, or in a zone of it. */
export function isInGroup({ zone, region }: Component, group: Group, groups: readonly Group[]): boolean {
  if (group.kind === 'zone') return zone === group.id;
  return region === group.id || (region === undefined && zone !== undefined && groups.find(({ id }) => id === zone)?.region === group.id);
}

/**
 * Returns the rectangles of the groups, by id, around the components that are in them, regions before zones, as they are drawn. A group
 * that holds nothing gets a place below everything else.
 */
export function groupBoxes({ components, groups }: Design, places: ReadonlyMap<string, Point>): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  const empty: Group[] = [];
  const zones = groups.filter(({ kind }) => kind === 'zone');
  const regions = groups.filter(({ kind }) => kind === 'region');
  const put = (group: Group, inner: readonly Box[]): void => {
    const bounds = boundsOf([
      ...inner,
      ...components.flatMap((component) => {
        const place = isInGroup(component, group, groups) ? places.get(component.id) : undefined;
        return place ? [boxAt(place)] : [];
      }),
    ]);
    if (bounds) boxes.set(group.id, padded(bounds));
    else empty.push(group);
  };
  for (const zone of zones) put(zone, []);
  for (const region of regions)
    put(
      region,
      zones.flatMap((zone) => (zone.region === region.id ? [boxes.get(zone.id) ?? []].flat() : [])),
    );
  const all = boundsOf([...boxes.values(), ...[...places.values()].map(boxAt)]);
  empty.forEach((group, index) => {
    const x = (all?.x ?? 0) + index * (nodeSize.width + 24);
    boxes.set(group.id, { x, y: (all ? all.y + all.height : 0) + 24, ...nodeSize });
  });
  return new Map([...regions, ...zones].map(({ id }) => [id, boxes.get(id)!]));
}

function padded({ x, y, width, height }: Box): Box {
  return { x: x - padding.side, y: y - padding.top, width: width + 2 * padding.side, height: height + padding.top + padding.side };
}
