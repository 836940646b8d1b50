import type { Edge, Node } from '@xyflow/react';
import type { Component, Connection, Design, Group } from '../../design/index.ts';
import { nameConnection } from './connection-words.ts';
import type { RequestKindName } from './canvas-props.ts';
import type { Carry } from './carry.ts';
import type { Mark } from './design-svg.ts';
import { type Box, groupBoxes, lanesOf, nodeSize, type Point } from './geometry.ts';
import { placesOf } from './layout-design.ts';
import { itemKey, readKey } from './selection.ts';
import { labelConnection, nameWithKind, summarise } from './summary.ts';

/** A component as React Flow has it. */
export type ComponentFlowNode = Node<{ readonly component: Component; readonly mark: Mark | undefined }, 'component'>;
/** A region or zone as React Flow has it. */
export type GroupFlowNode = Node<{ readonly group: Group }, 'place'>;
/** A node of the canvas. */
export type FlowNode = ComponentFlowNode | GroupFlowNode;
/** A connection as React Flow has it. */
export type FlowEdge = Edge<{ readonly connection: Connection; readonly lane: number; readonly label: string }, 'connection'>;

/** What nodes are made of. */
export interface NodeSource {
  readonly design: Design;
  readonly selected: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, Mark> | undefined;
}

/**
 * Makes the nodes of a design. A node of which nothing changed is the one from before, so that React Flow draws only what did; what
 * React Flow has measured is kept.
 */
export function makeNodes({ design, selected, marks }: NodeSource, before: readonly FlowNode[]): FlowNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const places = placesOf(design);
  const components = design.components.map((component): ComponentFlowNode => {
    const id = itemKey('component', component.id);
    const old = known.get(id) as ComponentFlowNode | undefined;
    const position = old?.dragging ? old.position : places.get(component.id)!;
    const mark = marks?.get(component.id);
    const isSelected = selected.has(id);
    if (
      old &&
      old.data.component === component &&
      old.data.mark === mark &&
      old.selected === isSelected &&
      isSame(old.position, position)
    ) {
      return old;
    }
    const summary = summarise(component);
    const ariaLabel = `${nameWithKind(component)}${summary === '' ? '' : `: ${summary}`}${mark ? `; ${mark.label}` : ''}`;
    return {
      ...old,
      id,
      type: 'component',
      position,
      ...nodeSize,
      data: { component, mark },
      selected: isSelected,
      ariaLabel,
      zIndex: isSelected ? 3 : 1,
    };
  });
  const boxes = groupBoxes(design, places);
  const groups = sortedGroups(design).map((group) => makeGroup(group, boxes.get(group.id)!, selected, known));
  return [...groups, ...components];
}

/** Returns regions before the zones that are drawn upon them. */
function sortedGroups({ groups }: Design): readonly Group[] {
  return [...groups.filter(({ kind }) => kind === 'region'), ...groups.filter(({ kind }) => kind === 'zone')];
}

function makeGroup(group: Group, box: Box, selected: ReadonlySet<string>, known: ReadonlyMap<string, FlowNode>): GroupFlowNode {
  const id = itemKey('group', group.id);
  const old = known.get(id) as GroupFlowNode | undefined;
  const isSelected = selected.has(id);
  if (
    old &&
    old.data.group === group &&
    old.selected === isSelected &&
    isSame(old.position, box) &&
    old.width === box.width &&
    old.height === box.height
  ) {
    return old;
  }
  const { x, y, width, height } = box;
  return {
    ...old,
    id,
    // React Flow has a look of its own for the type "group".
    type: 'place',
    position: { x, y },
    width,
    height,
    data: { group },
    selected: isSelected,
    dragHandle: '.hr-canvas-group-name',
    zIndex: -1,
    ariaLabel: `${group.name}, ${group.kind}`,
    connectable: false,
  };
}

function isSame(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y;
}

/** Makes the edges of a design. */
export function makeEdges(design: Design, selected: ReadonlySet<string>, kinds: readonly RequestKindName[]): FlowEdge[] {
  const lanes = lanesOf(design.connections);
  const here = new Set(design.components.map(({ id }) => id));
  return design.connections
    .filter(({ from, to }) => here.has(from) && here.has(to))
    .map((connection) => {
      const id = itemKey('connection', connection.id);
      return {
        id,
        type: 'connection',
        source: itemKey('component', connection.from),
        target: itemKey('component', connection.to),
        selected: selected.has(id),
        // Its ends are to be taken hold of when it is selected, above the components. All of them at once would be in the way.
        reconnectable: selected.has(id),
        zIndex: selected.has(id) ? 2 : 0,
        ariaLabel: nameConnection(design, connection, kinds),
        data: { connection, lane: lanes.get(connection.id)!, label: labelConnection(connection, kinds) },
      };
    });
}

type Carried = Pick<Carry, 'keys' | 'shift'>;

/** Returns the places of the components among nodes, by id; what a drag carries is as far from its own as it has come. */
export function placesIn(nodes: readonly FlowNode[], carry?: Carried): ReadonlyMap<string, Point> {
  const placeOf = ({ id, position: { x, y } }: FlowNode): Point =>
    carry?.keys.has(id) ? { x: x + carry.shift.x, y: y + carry.shift.y } : { x, y };
  return new Map(nodes.flatMap((node) => (node.type === 'component' ? [[readKey(node.id).id, placeOf(node)] as const] : [])));
}

/**
 * Returns the nodes with the boxes of groups drawn anew around what is in them; those that stay as they are remain the same objects, and so
 * does the list when all of them do. What a drag carries is taken to stand where it is seen, while its own boxes move with it.
 */
export function withGroupBoxes(nodes: readonly FlowNode[], design: Design, carry?: Carried): readonly FlowNode[] {
  if (design.groups.every(({ id }) => carry?.keys.has(itemKey('group', id)))) return nodes;
  const boxes = groupBoxes(design, placesIn(nodes, carry));
  const after = nodes.map((node) => {
    const box = node.type === 'place' && !carry?.keys.has(node.id) ? boxes.get(readKey(node.id).id) : undefined;
    if (!box || (isSame(node.position, box) && node.width === box.width && node.height === box.height)) return node;
    return { ...node, position: { x: box.x, y: box.y }, width: box.width, height: box.height };
  });
  return after.some((node, index) => node !== nodes[index]) ? after : nodes;
}

/** Returns how far the boxes of groups reach beyond where nodes have them when they are drawn anew around what a drag carries, as CSS insets by key. */
export function groupInsets(nodes: readonly FlowNode[], design: Design, carry: Carried): ReadonlyMap<string, string> {
  const after = withGroupBoxes(nodes, design, carry);
  return new Map(nodes.flatMap((node, index) => (after[index] === node ? [] : [[node.id, insetOf(node, after[index]!)] as const])));
}

function insetOf(node: FlowNode, box: FlowNode): string {
  const [left, top] = [box.position.x - node.position.x, box.position.y - node.position.y];
  const [right, bottom] = [node.width! - left - box.width!, node.height! - top - box.height!];
  return `${top}px ${right}px ${bottom}px ${left}px`;
}
