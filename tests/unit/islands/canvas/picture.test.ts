import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../../src/design/index.ts';
import { describeDrawing } from '../../../../src/islands/canvas/describe-drawing.ts';
import { blankDesign } from '../../../../src/islands/canvas/design-edits.ts';
import { drawDesign } from '../../../../src/islands/canvas/design-svg.ts';
import { colourTokens, fileColours } from '../../../../src/islands/canvas/drawing-colours.ts';
import { examples } from '../../../../src/islands/canvas/examples.ts';
import { boxAt, contains, drawConnection, groupBoxes, isInGroup, lanesOf, middleOf } from '../../../../src/islands/canvas/geometry.ts';
import { layoutDesign, placesOf, withLayout } from '../../../../src/islands/canvas/layout-design.ts';
import { fitText } from '../../../../src/islands/canvas/svg-text.ts';
import { designOf } from '../../design/sample-design.ts';

const hostile = `"><script>alert(1)</script><a onload='x'>&amp;\u0000\u{D800}]]>`;
const regions = examples.find(({ id }) => id === 'two-regions')!.build();

function named(name: string): Design {
  const { components, connections, ...rest } = regions;
  return {
    ...rest,
    name,
    components: components.map((one) => ({ ...one, name })),
    connections: connections.map((one) => ({ ...one, for: [name] })),
    groups: rest.groups.map((one) => ({ ...one, name })),
  };
}

describe('picture', () => {
  it('[K7] lets nothing in a design become markup', () => {
    const count = (svg: string): Record<string, number> => {
      const tags = svg.match(/<\/?[a-z]+/g) ?? [];
      return Object.fromEntries([...new Set(tags)].map((tag) => [tag, tags.filter((one) => one === tag).length]));
    };
    const marks = new Map(regions.components.map(({ id }) => [id, { label: hostile, tone: 'bad' as const }]));
    const plainMarks = new Map(regions.components.map(({ id }) => [id, { label: 'x', tone: 'bad' as const }]));
    const drawn = drawDesign(named(hostile), { marks, title: hostile });
    expect(count(drawn)).toEqual(count(drawDesign(named('x'), { marks: plainMarks, title: 'x' })));
    expect(drawn).not.toContain('<script');
    expect(drawn).not.toMatch(/[\u0000\u{D800}]/u);
    expect(drawn).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/);
  });

  it('[K7] draws the same design the same, with every component, group, label and mark', () => {
    const marks = new Map([['app-eu', { label: '83% busy', tone: 'warn' as const }]]);
    const svg = drawDesign(regions, { theme: 'dark', marks });
    expect(drawDesign(structuredClone(regions), { theme: 'dark', marks })).toBe(svg);
    for (const text of ['App, Europe', 'Store, America', 'Europe (region)', 'copies', '83% busy', fileColours.dark.surface]) {
      expect(svg).toContain(text);
    }
    expect(svg).not.toContain('var(');
    expect(drawDesign(regions)).toContain('var(--hr-surface)');
    expect(drawDesign(blankDesign)).toContain('Nothing has been drawn');
  });

  it('[K7] has the colours of the site in files', () => {
    const css = readFileSync(path.join(import.meta.dirname, '../../../../src/styles/tokens.css'), 'utf8');
    for (const theme of ['light', 'dark'] as const) {
      const block = css.slice(css.indexOf(`:root[data-theme='${theme}'] {`)).split('}')[0]!;
      for (const [use, token] of Object.entries(colourTokens)) {
        const value = new RegExp(`${token}: (#[0-9a-f]{6});`).exec(block)?.[1];
        expect(fileColours[theme][use as keyof typeof colourTokens], `${theme} ${token}`).toBe(value);
      }
    }
  });

  it('shortens text that has no room', () => {
    expect(fitText('Cache', 100, 13)).toBe('Cache');
    expect(fitText('A component with a long name', 100, 13)).toMatch(/^A comp.{3,12}…$/);
    expect(fitText('漢'.repeat(40), 100, 13).length).toBeLessThan(9);
  });

  it('describes a design in words', () => {
    expect(describeDrawing(regions)).toMatch(/^6 components, 6 connections, 2 regions and zones\. Users, clients, leads to DNS\./);
    expect(describeDrawing(blankDesign)).toBe('Nothing has been drawn.');
  });
});

describe('places', () => {
  it.each(examples.map((one) => [one.id, one.build()] as const))(
    '[K7] lays out %s from left to right, apart, the same every time',
    (_id, design) => {
      const places = layoutDesign(design);
      expect(layoutDesign(structuredClone(design))).toEqual(places);
      const boxes = [...places.values()].map(boxAt);
      for (const [index, a] of boxes.entries()) {
        for (const b of boxes.slice(index + 1)) expect(Math.abs(a.x - b.x) >= a.width || Math.abs(a.y - b.y) >= a.height).toBe(true);
      }
      for (const { from, to, kind } of design.connections)
        if (kind !== 'replicates') expect(places.get(to)!.x).toBeGreaterThan(places.get(from)!.x);
    },
  );

  it('[K7] keeps what was placed, and puts the others below', () => {
    const [first, ...others] = regions.components;
    const places = placesOf({
      ...regions,
      components: [{ ...first!, position: { x: 900, y: 700 } }, ...others.map(({ position: _, ...one }) => one as never)],
    });
    expect(places.get(first!.id)).toEqual({ x: 900, y: 700 });
    for (const { id } of others) expect(places.get(id)!.y).toBeGreaterThan(760);
  });

  it('[K3] draws a group around what it holds, and an empty one below', () => {
    const design = withLayout(
      designOf(
        [
          ['a', 'service', {}, { region: 'eu', zone: 'z' }],
          ['b', 'cache'],
        ],
        [['a b']],
        [
          { id: 'eu', kind: 'region' },
          { id: 'z', kind: 'zone', region: 'eu' },
          { id: 'spare', kind: 'zone' },
        ],
      ),
    );
    const places = placesOf(design);
    const boxes = groupBoxes(design, places);
    expect([...boxes.keys()]).toEqual(['eu', 'z', 'spare']);
    for (const group of design.groups) {
      for (const one of design.components.filter((component) => isInGroup(component, group, design.groups))) {
        expect(contains(boxes.get(group.id)!, middleOf(boxAt(places.get(one.id)!)))).toBe(true);
      }
    }
    expect(boxes.get('eu')!.width).toBeGreaterThan(boxes.get('z')!.width);
    expect(boxes.get('spare')!.y).toBeGreaterThan(Math.max(...[...places.values()].map(({ y }) => y + 60)));
  });

  it('draws connections from side to side, apart where there are several', () => {
    const left = boxAt({ x: 0, y: 0 });
    const right = boxAt({ x: 400, y: 0 });
    expect(drawConnection(left, right)).toMatchObject({ start: { x: 184, y: 30 }, end: { x: 400, y: 30 }, direction: { x: 1, y: 0 } });
    expect(drawConnection(right, left)).toMatchObject({ start: { x: 400, y: 30 }, end: { x: 184, y: 30 }, direction: { x: -1, y: 0 } });
    expect(drawConnection(left, boxAt({ x: 20, y: 300 }))).toMatchObject({ start: { x: 92, y: 60 }, direction: { x: 0, y: 1 } });
    const lanes = lanesOf(
      designOf(
        [
          ['s', 'cache'],
          ['t', 'cache'],
        ],
        [['s t'], ['t s', 'replicates'], ['s t', 'async']],
      ).connections as never,
    );
    expect([...lanes.values()]).toEqual([-1, 0, 1]);
  });
});
