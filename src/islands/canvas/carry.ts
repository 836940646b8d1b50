import type { NodeChange } from '@xyflow/react';
import type { Component, Design, Group } from '../../design/index.ts';
import type { FlowNode } from './flow-elements.ts';
import { isInGroup, type Point } from './geometry.ts';
import { itemKey, readKey } from './selection.ts';

/** What a drag moves as one piece. */
export interface Carry {
  /** Of components, groups and connections. */
  readonly keys: ReadonlySet<string>;
  /** How far they are from where the design has them, in pixels of the canvas. */
  readonly shift: Point;
  /** How far the boxes of groups that are not carried reach beyond where the design has them, by key, as CSS insets. */
  readonly insets: ReadonlyMap<string, string>;
}

/**
 * Returns the keys of all that moves as one piece when some nodes are dragged: the components among them and in them, the groups that hold
 * nothing else, and the connections that both begin and end there.
 */
export function carriedBy(dragged: readonly string[], { components, connections, groups }: Design): ReadonlySet<string> {
  const ids = new Set(dragged.flatMap((key) => (readKey(key).kind === 'component' ? [readKey(key).id] : [])));
  const membersOf = (group: Group): readonly Component[] => components.filter((one) => isInGroup(one, group, groups));
  for (const group of groups) {
    if (dragged.includes(itemKey('group', group.id))) for (const { id } of membersOf(group)) ids.add(id);
  }
  const isWhole = (group: Group): boolean => {
    const zones = group.kind === 'region' ? groups.filter(({ kind, region }) => kind === 'zone' && region === group.id) : [];
    const members = [group, ...zones].flatMap(membersOf);
    return members.length > 0 && (dragged.includes(itemKey('group', group.id)) || members.every(({ id }) => ids.has(id)));
  };
  return new Set([
    ...[...ids].map((id) => itemKey('component', id)),
    ...groups.filter(isWhole).map(({ id }) => itemKey('group', id)),
    ...connections.filter(({ from, to }) => ids.has(from) && ids.has(to)).map(({ id }) => itemKey('connection', id)),
  ]);
}

/** Returns how far a drag has come by now, from the places of the nodes before it; undefined when nothing is dragged. */
export function draggedBy(changes: readonly NodeChange<FlowNode>[], nodes: readonly FlowNode[]): Point | undefined {
  for (const change of changes) {
    if (change.type !== 'position' || change.dragging !== true || !change.position) continue;
    const before = nodes.find(({ id }) => id === change.id);
    if (before) return { x: change.position.x - before.position.x, y: change.position.y - before.position.y };
  }
  return undefined;
}
