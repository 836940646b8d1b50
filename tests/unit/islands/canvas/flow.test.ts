import type { NodeChange } from '@xyflow/react';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../../src/design/index.ts';
import { findDrawingProblems } from '../../../../src/islands/canvas/drawing-problems.ts';
import { examples } from '../../../../src/islands/canvas/examples.ts';
import { createCarrier } from '../../../../src/islands/canvas/carrier.ts';
import { carriedBy, draggedBy } from '../../../../src/islands/canvas/carry.ts';
import { applyChanges, commitMoves } from '../../../../src/islands/canvas/flow-changes.ts';
import {
  type FlowNode,
  groupInsets,
  makeEdges,
  makeNodes,
  placesIn,
  withGroupBoxes,
} from '../../../../src/islands/canvas/flow-elements.ts';
import { designOf, found } from '../../design/sample-design.ts';

const design = examples.find(({ id }) => id === 'two-regions')!.build();
const nodesOf = (one: Design, before: readonly FlowNode[] = []): FlowNode[] =>
  makeNodes({ design: one, selected: new Set(), marks: undefined }, before);
const at = (nodes: readonly FlowNode[], id: string): FlowNode => found(nodes.find((node) => node.id === id));

function drag(nodes: readonly FlowNode[], id: string, x: number, y: number): readonly FlowNode[] {
  const { position } = at(nodes, id);
  const change: NodeChange<FlowNode> = { id, type: 'position', dragging: true, position: { x: position.x + x, y: position.y + y } };
  return applyChanges(nodes, [change], design);
}

describe('moves on the canvas', () => {
  it('redraws only what has changed', () => {
    const before = nodesOf(design);
    const [first, ...others] = design.components;
    const after = nodesOf({ ...design, components: [{ ...first!, name: 'People' }, ...others] }, before);
    expect(after.filter((node, index) => node !== before[index]).map(({ id }) => id)).toEqual([`component:${first!.id}`]);
  });

  it('[K3] takes along what a moved group holds, once', () => {
    const before = nodesOf(design);
    const after = drag(before, 'group:eu', 50, -20);
    for (const { id, region } of design.components) {
      const [old, now] = [at(before, `component:${id}`).position, at(after, `component:${id}`).position];
      expect([now.x - old.x, now.y - old.y]).toEqual(region === 'eu' ? [50, -20] : [0, 0]);
    }
    expect(at(after, 'group:eu').position.x - at(before, 'group:eu').position.x).toBe(50);
    expect(at(after, 'group:us')).toBe(at(before, 'group:us'));
  });

  it('[K3] puts what is dropped onto a group into it, and what is moved by keys not', () => {
    const before = nodesOf(design);
    const group = at(before, 'group:us').position;
    const { position } = at(before, 'component:users');
    const after = drag(before, 'component:users', group.x + 20 - position.x, group.y + 40 - position.y);
    const dropped = found(commitMoves(design, after, true));
    expect(dropped.design.components[0]).toMatchObject({ id: 'users', region: 'us' });
    expect(dropped.said).toBe('Users is now in America.');
    const moved = found(commitMoves(design, after, false));
    expect(moved.design.components[0]).not.toHaveProperty('region');
    expect(moved.design.components[0]!.position).toEqual(placesIn(after).get('users'));
    expect(commitMoves(design, before, true)).toBeUndefined();
  });

  it('names connections for those who do not see them', () => {
    expect(makeEdges(design, new Set(), []).map(({ ariaLabel }) => ariaLabel)).toContain('Store, Europe to Store, America, copies');
  });
});

describe('what a drag carries', () => {
  const zoned: Design = {
    ...design,
    components: design.components.map((one) => (one.region === 'eu' ? { ...one, zone: 'a' } : one)),
    groups: [...design.groups, { id: 'a', kind: 'zone', name: 'A', region: 'eu', availability: 1 }],
  };
  const inEurope = design.components.flatMap(({ id, region }) => (region === 'eu' ? [id] : []));

  it('[K3] [K11] is all in a region, its zones, and the connections that stay within', () => {
    const keys = [...carriedBy(['group:eu'], zoned)];
    expect(keys.filter((key) => key.startsWith('component:'))).toEqual(inEurope.map((id) => `component:${id}`));
    expect(keys.filter((key) => key.startsWith('group:'))).toEqual(['group:eu', 'group:a']);
    const within = design.connections.filter(({ from, to }) => inEurope.includes(from) && inEurope.includes(to));
    expect(keys.filter((key) => key.startsWith('connection:'))).toEqual(within.map(({ id }) => `connection:${id}`));
    expect(within.length).toBeGreaterThan(0);
    expect(within.length).toBeLessThan(design.connections.length);
  });

  it('[K11] takes a group along when all that it holds is dragged, and no group that holds something else', () => {
    const [first, ...others] = inEurope.map((id) => `component:${id}`);
    const groups = (dragged: readonly string[]): string[] => [...carriedBy(dragged, zoned)].filter((key) => key.startsWith('group:'));
    expect(groups([first!, ...others])).toEqual(['group:eu', 'group:a']);
    expect(groups(others)).toEqual([]);
    expect([...carriedBy(['group:none'], { ...zoned, groups: [{ id: 'none', kind: 'zone', name: 'None', availability: 1 }] })]).toEqual([]);
  });

  it('[K11] ends where it would have been moved to: the boxes of others are the same on the way as at the end', () => {
    const before = nodesOf(zoned);
    const { position } = at(before, 'group:a');
    const change = { id: 'group:a', type: 'position', position: { x: position.x + 64, y: position.y - 200 } } as const;
    const shift = found(draggedBy([{ ...change, dragging: true }], before));
    expect(shift).toEqual({ x: 64, y: -200 });
    expect(draggedBy([{ ...change, dragging: false }], before)).toBeUndefined();
    // One component that is in the region but not in the zone: the region's box grows, the zone's box is carried.
    const loose = {
      ...zoned,
      components: zoned.components.map((one, index) => (one.id === inEurope[0] ? design.components[index]! : one)),
    };
    const start = nodesOf(loose);
    const carry = { keys: carriedBy(['group:a'], loose), shift };
    const onTheWay = withGroupBoxes(start, loose, carry);
    const ended = applyChanges(
      onTheWay,
      [{ ...change, position: { x: at(start, 'group:a').position.x + 64, y: at(start, 'group:a').position.y - 200 } }],
      loose,
    );
    expect(at(onTheWay, 'group:a')).toBe(at(start, 'group:a'));
    expect(at(onTheWay, 'group:eu')).not.toEqual(at(start, 'group:eu'));
    expect(at(onTheWay, 'group:eu')).toEqual(at(ended, 'group:eu'));
    expect(at(ended, 'group:a').position).toEqual({ x: at(start, 'group:a').position.x + 64, y: at(start, 'group:a').position.y - 200 });
  });

  it('[K11] gives back the same list when no box of another group changes', () => {
    const before = nodesOf(zoned);
    const carry = { keys: carriedBy(['group:eu'], zoned), shift: { x: 40, y: 0 } };
    expect(withGroupBoxes(before, zoned, carry)).toBe(before);
    expect(groupInsets(before, zoned, carry).size).toBe(0);
  });

  it('[K11] tells how far the box of a group reaches beyond its node while a part of it is dragged', () => {
    const before = nodesOf(design);
    const [one] = inEurope;
    const carry = { keys: carriedBy([`component:${one!}`], design), shift: { x: -700, y: -1000 } };
    const [box, after] = [at(before, 'group:eu'), at(withGroupBoxes(before, design, carry), 'group:eu')];
    const insets = groupInsets(before, design, carry);
    expect([...insets.keys()]).toEqual(['group:eu']);
    const [top, right, bottom, left] = found(insets.get('group:eu'))
      .split(' ')
      .map((inset) => Number(inset.replace('px', '')));
    expect(top).toBeLessThan(-900);
    expect({ x: box.position.x + left!, y: box.position.y + top! }).toEqual(after.position);
    expect([box.width! - left! - right!, box.height! - top! - bottom!]).toEqual([after.width, after.height]);
  });

  it('[K11] tells those who draw what is tied to it, and nothing after the end', () => {
    const carrier = createCarrier();
    const told: unknown[] = [];
    const stop = carrier.subscribe(() => told.push([carrier.current()?.shift, carrier.current()?.insets.get('group:eu')]));
    const insets = new Map([['group:eu', '0px 0px -8px 0px']]);
    carrier.move({ x: 1, y: 1 }, insets);
    carrier.start(new Set(['component:users']), { querySelectorAll: () => [] } as unknown as Element);
    carrier.move({ x: 4, y: 8 }, insets);
    carrier.end();
    carrier.end();
    stop();
    carrier.start(new Set(), { querySelectorAll: () => [] } as unknown as Element);
    carrier.move({ x: 4, y: 8 }, insets);
    expect(told).toEqual([
      [{ x: 4, y: 8 }, '0px 0px -8px 0px'],
      [undefined, undefined],
    ]);
  });
});

describe('problems of a drawing', () => {
  it('[K6] finds none in the examples', () => {
    for (const example of examples) expect(findDrawingProblems(example.build()), example.id).toEqual([]);
  });

  it('[K6] tells round trips, what nothing reaches and what cannot serve, and where', () => {
    const wrong = designOf(
      [
        ['users', 'clients'],
        ['a', 'service', { replicas: 0 }],
        ['b', 'service'],
        ['idle', 'clients'],
        ['lost', 'cache', { workersPerInstance: 0 }],
        ['cellar', 'cache'],
      ],
      [['users a'], ['a b'], ['lost cellar']],
    );
    const problems = findDrawingProblems({
      ...wrong,
      connections: [...wrong.connections, { ...wrong.connections[1]!, id: 'back', from: 'b', to: 'a' }],
    });
    expect(problems.map(({ about, severity }) => [about, severity])).toEqual([
      ['connection:back', 'error'],
      ['component:idle', 'warning'],
      ['component:lost', 'warning'],
      ['component:cellar', 'warning'],
      ['component:a', 'warning'],
      ['component:lost', 'warning'],
    ]);
    expect(problems[0]!.message).toMatch(/for ever/);
    expect(problems[4]!.message).toMatch(/no instance/);
    expect(problems[5]!.message).toMatch(/no worker/);
  });

  it('[K6] asks for clients, and says nothing of a blank canvas', () => {
    expect(findDrawingProblems(designOf([['a', 'service']], []))[0]!.message).toMatch(/no clients/);
    expect(findDrawingProblems(designOf([], []))).toEqual([]);
  });
});
