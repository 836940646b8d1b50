import type { NodeChange } from '@xyflow/react';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../../src/design/index.ts';
import { findDrawingProblems } from '../../../../src/islands/canvas/drawing-problems.ts';
import { examples } from '../../../../src/islands/canvas/examples.ts';
import { applyChanges, commitMoves } from '../../../../src/islands/canvas/flow-changes.ts';
import { type FlowNode, makeEdges, makeNodes, placesIn } from '../../../../src/islands/canvas/flow-elements.ts';
import { designOf, found } from '../../design/sample-design.ts';

const design = examples.find(({ id }) => id === 'two-regions')!.build();
const nodesOf = (one: Design, before: readonly FlowNode[] = []): FlowNode[] =>
  makeNodes({ design: one, selected: new Set(), marks: undefined }, before);
const at = (nodes: readonly FlowNode[], id: string): FlowNode => found(nodes.find((node) => node.id === id));

function drag(nodes: readonly FlowNode[], id: string, x: number, y: number): FlowNode[] {
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
