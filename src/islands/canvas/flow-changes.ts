import { applyNodeChanges, type NodeChange } from '@xyflow/react';
import type { Design } from '../../design/index.ts';
import { moveComponents, putInGroup } from './design-edits.ts';
import { type FlowNode, placesIn, withGroupBoxes } from './flow-elements.ts';
import { boxAt, contains, groupBoxes, isInGroup, middleOf, type Point } from './geometry.ts';
import { placesOf } from './layout-design.ts';
import { itemKey, readKey } from './selection.ts';

/**
 * Applies what React Flow reports to the nodes. A group that is moved takes along what is in it, and all boxes are drawn around what they
 * hold.
 */
export function applyChanges(nodes: readonly FlowNode[], changes: readonly NodeChange<FlowNode>[], design: Design): readonly FlowNode[] {
  const own: NodeChange<FlowNode>[] = [];
  const shifts = new Map<string, Point>();
  const moved = new Set(
    changes.flatMap((change) => (change.type === 'position' && readKey(change.id).kind === 'component' ? [change.id] : [])),
  );
  for (const change of changes) {
    const group = change.type === 'position' ? nodes.find(({ id, type }) => id === change.id && type === 'place') : undefined;
    if (change.type !== 'position' || !group) {
      own.push(change);
      continue;
    }
    if (!change.position) continue;
    const shift = { x: change.position.x - group.position.x, y: change.position.y - group.position.y };
    const held = design.groups.find(({ id }) => id === readKey(group.id).id);
    for (const component of held ? design.components.filter((one) => isInGroup(one, held, design.groups)) : []) {
      const key = itemKey('component', component.id);
      // What is selected along with its group moves by itself; what is in a zone and its region moves once.
      if (!moved.has(key)) shifts.set(key, shift);
    }
  }
  const after = applyNodeChanges(own, [...nodes]).map((node) => {
    const shift = shifts.get(node.id);
    return shift ? { ...node, position: { x: node.position.x + shift.x, y: node.position.y + shift.y } } : node;
  });
  const hasMoved = changes.some(({ type }) => type === 'position');
  return hasMoved ? withGroupBoxes(after, design) : after;
}

/** A move that has come to its end. */
export interface Moved {
  readonly design: Design;
  readonly said: string;
}

/**
 * Returns the design with its components where the nodes are, or undefined when none has moved. A component that was dropped onto a region
 * or a zone is put into it.
 */
export function commitMoves(design: Design, nodes: readonly FlowNode[], isDropped: boolean): Moved | undefined {
  const places = placesIn(nodes);
  const before = placesOf(design);
  const moved = design.components.filter(({ id }) => {
    const [from, to] = [before.get(id), places.get(id)];
    return from && to && (Math.round(from.x) !== Math.round(to.x) || Math.round(from.y) !== Math.round(to.y));
  });
  if (moved.length === 0) return undefined;
  // All places are kept with the first move: what the layout had placed must not jump when one component has a place of its own.
  const after = moveComponents(design, places);
  if (!isDropped) return { design: after, said: '' };
  const resting = new Map([...places].filter(([id]) => !moved.some((one) => one.id === id)));
  const boxes = groupBoxes(design, resting);
  let put = after;
  const said: string[] = [];
  for (const component of moved) {
    const middle = middleOf(boxAt(places.get(component.id)!));
    // Zones come after the regions that they lie in, so the last one is the innermost.
    const onto = [...boxes].filter(([, box]) => contains(box, middle)).at(-1)?.[0];
    const group = design.groups.find(({ id }) => id === onto);
    if (!group || isInGroup(component, group, design.groups)) continue;
    put = putInGroup(put, [component.id], group);
    said.push(`${component.name} is now in ${group.name}.`);
  }
  return { design: put, said: said.join(' ') };
}
