import { describe, expect, it } from 'vitest';
import { layoutModules } from '../../../src/course/module-graph.ts';
import { modules } from '../../../src/course/modules.ts';

const all = modules.map((module) => module.id);

describe('the map of the course', () => {
  it('sets every module below those it builds on, without overlap', () => {
    const { nodes, edges, width, height } = layoutModules(all);
    expect(nodes.length).toBe(modules.length);
    const byId = new Map(nodes.map((node) => [node.module.id, node]));
    for (const { from, to } of edges) expect(byId.get(from)!.y + byId.get(from)!.height).toBeLessThan(byId.get(to)!.y);
    for (const [index, a] of nodes.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
      for (const b of nodes.slice(index + 1))
        expect(Math.abs(a.x - b.x) >= a.width || Math.abs(a.y - b.y) >= a.height, `${a.module.id} and ${b.module.id}`).toBe(true);
    }
  });

  it('passes through modules that are not shown', () => {
    const { edges } = layoutModules(['foundations', 'data']);
    expect(edges.map(({ from, to }) => `${from} ${to}`)).toEqual(['foundations data']);
  });

  it('names only modules that exist, and none that builds on itself', () => {
    for (const module of modules) for (const id of module.after) expect(all.indexOf(id)).toBeLessThan(all.indexOf(module.id));
  });

  it('is the same each time', () => {
    expect(layoutModules(all)).toEqual(layoutModules(all));
  });
});
