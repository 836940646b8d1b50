import { describe, expect, it } from 'vitest';
import { componentKinds, type Design, designLimits, readDrawing, roundTripMs } from '../../../../src/design/index.ts';
import { duplicateSelected, freePlace, removeSelected } from '../../../../src/islands/canvas/bulk-edits.ts';
import {
  addComponent,
  addGroup,
  blankDesign,
  changeComponent,
  changeGroup,
  changeSetting,
  connect,
  type EditOutcome,
  freeName,
  moveComponents,
  reconnect,
  reorderConnection,
} from '../../../../src/islands/canvas/design-edits.ts';
import { designOf, found } from '../../design/sample-design.ts';

function done(outcome: EditOutcome): Design {
  if (!outcome.ok) throw new Error(outcome.said);
  const read = readDrawing(JSON.stringify(outcome.design));
  expect(read).toEqual({ ok: true, design: outcome.design });
  return outcome.design;
}

const placed = designOf(
  [
    ['app', 'service', {}, { region: 'eu', zone: 'a' }],
    ['db', 'relational-store', { replicas: 2 }, { region: 'eu' }],
    ['copy', 'relational-store', {}, { region: 'us' }],
    ['jobs', 'queue'],
  ],
  [['app db'], ['app jobs', 'async'], ['db copy', 'replicates']],
  [
    { id: 'eu', kind: 'region' },
    { id: 'us', kind: 'region' },
    { id: 'a', kind: 'zone', region: 'eu' },
  ],
);

describe('edits', () => {
  it('[K1] adds each kind of component with a free id and name, at a place', () => {
    let design = blankDesign;
    for (const kind of [...componentKinds, ...componentKinds]) design = done(addComponent(design, kind, { x: 1.4, y: 2e9 }));
    expect(new Set(design.components.map(({ id }) => id)).size).toBe(2 * componentKinds.length);
    expect(new Set(design.components.map(({ name }) => name)).size).toBe(2 * componentKinds.length);
    expect(design.components[0]!.position).toEqual({ x: 1, y: 1_000_000 });
  });

  it('[K1] refuses more than a design may hold', () => {
    let design = blankDesign;
    for (let count = 0; count < designLimits.components; count++) design = done(addComponent(design, 'service', { x: 0, y: 0 }));
    expect(addComponent(design, 'service', { x: 0, y: 0 })).toMatchObject({ ok: false, said: expect.stringMatching(/at most 200/) });
    expect(duplicateSelected(design, new Set(['component:service-1'])).ok).toBe(false);
  });

  it('[K1] connects with the kind that is usual, once, and nothing to itself', () => {
    const kinds = (from: string, to: string): unknown => done(connect({ ...placed, connections: [] }, from, to)).connections[0]!.kind;
    expect([kinds('app', 'jobs'), kinds('db', 'copy'), kinds('app', 'db'), kinds('jobs', 'app')]).toEqual([
      'async',
      'replicates',
      'sync',
      'sync',
    ]);
    expect(connect(placed, 'app', 'app')).toMatchObject({ ok: false, said: expect.stringMatching(/itself/) });
    expect(connect(placed, 'app', 'db')).toMatchObject({ ok: false, said: expect.stringMatching(/already/) });
    expect(connect(placed, 'app', 'nobody').ok).toBe(false);
    expect(done(connect(placed, 'app', 'copy')).connections.at(-1)!.roundTripMs).toBeGreaterThan(placed.connections[0]!.roundTripMs);
  });

  it('[K1] takes out components with their connections, and groups without what they hold', () => {
    const less = done(removeSelected(placed, new Set(['component:db', 'group:eu'])));
    expect(less.components.map(({ id }) => id)).toEqual(['app', 'copy', 'jobs']);
    expect(less.connections.map(({ id }) => id)).toEqual(['w1']);
    expect(less.components[0]).toMatchObject({ zone: 'a' });
    expect(less.components[0]).not.toHaveProperty('region');
    expect(found(less.groups.find(({ id }) => id === 'a'))).not.toHaveProperty('region');
    expect(removeSelected(placed, new Set(['component:gone'])).ok).toBe(false);
  });

  it('[K2] copies components with settings and the connections among them', () => {
    const outcome = duplicateSelected(placed, new Set(['component:db', 'component:copy']));
    const more = done(outcome);
    expect(more.components.slice(4).map(({ name, kind }) => [name, kind])).toEqual([
      ['db 2', 'relational-store'],
      ['copy 2', 'relational-store'],
    ]);
    expect(more.components[4]!.settings).toEqual(placed.components[1]!.settings);
    expect(more.connections.slice(3).map(({ from, to, kind }) => [from, to, kind])).toEqual([
      [more.components[4]!.id, more.components[5]!.id, 'replicates'],
    ]);
    expect(outcome.ok && outcome.select).toEqual(more.components.slice(4).map(({ id }) => `component:${id}`));
  });

  it('[K2] gives names that are free and not too long', () => {
    expect(freeName('Cache', [])).toBe('Cache');
    expect(freeName('Cache', [{ name: 'Cache' }, { name: 'Cache 2' }])).toBe('Cache 3');
    const long = 'x'.repeat(80);
    expect(freeName(long, [{ name: long }]).length).toBeLessThanOrEqual(80);
  });

  it('[K2] finds a place that is clear of the others', () => {
    let design = blankDesign;
    for (let count = 0; count < 30; count++)
      design = done(addComponent(design, 'cache', freePlace(design, new Set(['component:cache-1']))));
    const places = design.components.map(({ position }) => position!);
    for (const [index, a] of places.entries()) {
      for (const b of places.slice(index + 1)) expect(Math.abs(a.x - b.x) >= 184 || Math.abs(a.y - b.y) >= 60).toBe(true);
    }
  });

  it('[K3] brings the region of a zone along, and leaves the zone with the region', () => {
    const inZone = changeComponent(placed, 'copy', { zone: 'a' });
    expect(inZone.components[2]).toMatchObject({ zone: 'a', region: 'eu' });
    const moved = changeComponent(inZone, 'copy', { region: 'us' });
    expect(moved.components[2]).toMatchObject({ region: 'us' });
    expect(moved.components[2]).not.toHaveProperty('zone');
    const rezoned = changeGroup(placed, 'a', { region: 'us' });
    expect(rezoned.components[0]).toMatchObject({ zone: 'a', region: 'us' });
    for (const design of [inZone, moved, rezoned]) expect(readDrawing(JSON.stringify(design)).ok).toBe(true);
  });

  it('[K3] puts a zone around components of one region into that region', () => {
    const zoned = done(addGroup(placed, 'zone', ['db']));
    expect(zoned.groups.at(-1)).toMatchObject({ kind: 'zone', region: 'eu' });
    expect(zoned.components[1]).toMatchObject({ zone: zoned.groups.at(-1)!.id });
    const region = done(addGroup(placed, 'region', ['app', 'copy']));
    expect(region.components[0]).toMatchObject({ region: 'region-1' });
    expect(region.components[0]).not.toHaveProperty('zone');
  });

  it('[K10] leads a connection elsewhere with its settings, and its round trip where that was the usual one', () => {
    const wires = (design: Design): unknown => design.connections.map(({ id, from, to, kind }) => `${id}: ${from} ${to} ${kind}`);
    const far = done(reconnect(placed, 'w0', 'app', 'copy'));
    expect(wires(far)).toEqual(['w0: app copy sync', 'w1: app jobs async', 'w2: db copy replicates']);
    const usual = { ...placed.connections[0]!, roundTripMs: roundTripMs.sameRegion };
    const near = { ...placed, connections: [usual, ...placed.connections.slice(1)] };
    const away = done(reconnect(near, 'w0', 'app', 'copy')).connections[0]!.roundTripMs;
    expect(away).toBe(roundTripMs.otherRegion);
    const typed = { ...near, connections: [{ ...usual, roundTripMs: 7 }] };
    expect(done(reconnect(typed, 'w0', 'app', 'copy')).connections[0]!.roundTripMs).toBe(7);
    expect(reconnect(placed, 'w1', 'db', 'jobs')).toMatchObject({ ok: true, said: 'The connection now leads from db to jobs.' });
  });

  it('[K10] refuses to lead a connection to where it cannot be, in words', () => {
    const twice = { ...placed, connections: [...placed.connections, { ...placed.connections[0]!, id: 'w3', from: 'db', to: 'jobs' }] };
    const refused = (id: string, from: string, to: string): unknown => {
      const outcome = reconnect(twice, id, from, to);
      return outcome.ok ? outcome.design : outcome.said;
    };
    expect(refused('w0', 'app', 'app')).toMatch(/app cannot be connected to itself/);
    expect(refused('w3', 'app', 'db')).toBe('app has this connection to db already.');
    expect(refused('w0', 'app', 'db')).toBe('The connection leads from app to db already.');
    expect(refused('w0', 'app', 'gone')).toBe('Both ends of a connection must be components.');
    expect(refused('gone', 'app', 'db')).toBe('Both ends of a connection must be components.');
  });

  it('changes settings, places and the order of calls', () => {
    expect(changeSetting(placed, 'app', 'replicas', 7).components[0]!.settings).toMatchObject({ replicas: 7 });
    expect(moveComponents(placed, new Map([['db', { x: 3.6, y: -2 }]])).components[1]!.position).toEqual({ x: 4, y: -2 });
    expect(reorderConnection(placed, 'w1', -1).connections.map(({ id }) => id)).toEqual(['w1', 'w0', 'w2']);
    expect(reorderConnection(placed, 'w0', -1)).toBe(placed);
    expect(reorderConnection(placed, 'w2', 1)).toBe(placed);
  });
});
