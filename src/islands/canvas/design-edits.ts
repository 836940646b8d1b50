import {
  type Component,
  type ComponentKind,
  type Connection,
  defaultCall,
  defaultSettings,
  type Design,
  designLimits,
  designVersion,
  type Group,
  regionAvailability,
  roundTripMs,
} from '../../design/index.ts';
import { kindTexts } from './kind-texts.ts';
import type { Point } from './geometry.ts';
import { itemKey } from './selection.ts';

/** What an edit came to: the design after it, what to select then, and what was done in words; or why nothing was done. */
export type EditOutcome =
  | { readonly ok: true; readonly design: Design; readonly select?: readonly string[]; readonly said: string }
  | { readonly ok: false; readonly said: string };

/** A design with nothing in it. */
export const blankDesign: Design = { format: 'headroom-design', version: designVersion, components: [], connections: [], groups: [] };

/** Adds a component of a kind with its default settings, selected afterwards. Refuses beyond the most that a design may hold. */
export function addComponent(design: Design, kind: ComponentKind, position: Point): EditOutcome {
  if (design.components.length >= designLimits.components) return refuse(`A design holds at most ${designLimits.components} components.`);
  const id = freeId(kind, design.components);
  const name = freeName(kindTexts[kind].name, design.components);
  const component = { id, kind, name, settings: defaultSettings[kind], position: rounded(position) } as Component;
  const after = { ...design, components: [...design.components, component] };
  return { ok: true, design: after, select: [itemKey('component', id)], said: `${name} added.` };
}

/** Adds a region or a zone and puts components into it, selected afterwards. */
export function addGroup(design: Design, kind: Group['kind'], members: readonly string[]): EditOutcome {
  if (design.groups.length >= designLimits.groups) return refuse(`A design holds at most ${designLimits.groups} regions and zones.`);
  const id = freeId(kind, design.groups);
  const name = freeName(kind === 'region' ? 'Region' : 'Zone', design.groups);
  // A zone around components of one region is a zone of that region.
  const regions = new Set(design.components.filter((one) => members.includes(one.id)).map(({ region }) => region));
  const [region] = regions.size === 1 ? regions : [undefined];
  const group: Group = { id, kind, name, availability: regionAvailability, ...(kind === 'zone' && region !== undefined && { region }) };
  const after = putInGroup({ ...design, groups: [...design.groups, group] }, members, group);
  return {
    ok: true,
    design: after,
    select: [itemKey('group', id)],
    said: `${name} added${members.length > 0 ? ' around what was selected' : ''}.`,
  };
}

/** Connects one component to another, with the kind of connection that is usual between the two unless one is named. */
export function connect(design: Design, from: string, to: string, kind?: Connection['kind']): EditOutcome {
  const ends = [from, to].map((id) => design.components.find((one) => one.id === id));
  const [source, target] = ends;
  if (!source || !target) return refuse('Both ends of a connection must be components.');
  if (from === to) return refuse(`${source.name} cannot be connected to itself: a request would go round for ever.`);
  if (design.connections.length >= designLimits.connections)
    return refuse(`A design holds at most ${designLimits.connections} connections.`);
  const chosen = kind ?? usualKind(source, target);
  if (design.connections.some((one) => one.from === from && one.to === to && one.kind === chosen)) {
    return refuse(`${source.name} has this connection to ${target.name} already.`);
  }
  const id = freeId('wire', design.connections);
  const connection: Connection = { id, from, to, kind: chosen, roundTripMs: usualRoundTripMs(source, target), ...defaultCall };
  const after = { ...design, connections: [...design.connections, connection] };
  return { ok: true, design: after, select: [itemKey('connection', id)], said: `${source.name} connected to ${target.name}, ${chosen}.` };
}

/**
 * Leads a connection from and to other components. It keeps its kind and its settings; a round trip that was the usual one between its old
 * ends becomes the usual one between the new ends. Refuses what `connect` refuses.
 */
export function reconnect(design: Design, id: string, from: string, to: string): EditOutcome {
  const old = design.connections.find((one) => one.id === id);
  const [source, target, oldSource, oldTarget] = [from, to, old?.from, old?.to].map((end) =>
    design.components.find((one) => one.id === end),
  );
  if (!old || !source || !target) return refuse('Both ends of a connection must be components.');
  if (from === old.from && to === old.to) return refuse(`The connection leads from ${source.name} to ${target.name} already.`);
  if (from === to) return refuse(`${source.name} cannot be connected to itself: a request would go round for ever.`);
  if (design.connections.some((one) => one.from === from && one.to === to && one.kind === old.kind)) {
    return refuse(`${source.name} has this connection to ${target.name} already.`);
  }
  const isUsual = oldSource && oldTarget && old.roundTripMs === usualRoundTripMs(oldSource, oldTarget);
  const after = changeConnection(design, id, { from, to, ...(isUsual && { roundTripMs: usualRoundTripMs(source, target) }) });
  return { ok: true, design: after, said: `The connection now leads from ${source.name} to ${target.name}.` };
}

function usualRoundTripMs(from: Component, to: Component): number {
  const isFar = from.region !== undefined && to.region !== undefined && from.region !== to.region;
  return isFar ? roundTripMs.otherRegion : roundTripMs.sameRegion;
}

const stores: readonly ComponentKind[] = ['relational-store', 'key-value-store', 'search', 'object-store'];

function usualKind(from: Component, to: Component): Connection['kind'] {
  if (to.kind === 'queue') return 'async';
  return stores.includes(from.kind) && stores.includes(to.kind) ? 'replicates' : 'sync';
}

/** What can be changed of a component beside its settings; undefined takes a place or an exercise away. */
export type ComponentChange = Partial<Pick<Component, 'name' | 'region' | 'zone' | 'exercise'>>;

/** Changes a component's name, place or exercise. A zone brings its region along; another region takes the component out of its zone. */
export function changeComponent(design: Design, id: string, change: ComponentChange): Design {
  const zonesRegion = (zone: string | undefined): string | undefined => design.groups.find((group) => group.id === zone)?.region;
  return mapComponents(design, [id], (component) => {
    const after = { ...component, ...change };
    const region = 'zone' in change && after.zone !== undefined ? (zonesRegion(after.zone) ?? after.region) : after.region;
    const fits = zonesRegion(after.zone) === undefined || zonesRegion(after.zone) === region;
    return withoutUndefined({ ...after, region, zone: fits ? after.zone : undefined });
  });
}

/** Changes one setting of a component; the value must be one that its schema takes. */
export function changeSetting(design: Design, id: string, field: string, value: unknown): Design {
  return mapComponents(design, [id], (component) => ({ ...component, settings: { ...component.settings, [field]: value } }) as Component);
}

/** Changes a connection; the values must be ones that its schema takes. */
export function changeConnection(design: Design, id: string, change: Partial<Omit<Connection, 'id'>>): Design {
  return { ...design, connections: design.connections.map((one) => (one.id === id ? withoutUndefined({ ...one, ...change }) : one)) };
}

/** Changes a group. What is in a zone that moves to another region moves with it. */
export function changeGroup(design: Design, id: string, change: Partial<Omit<Group, 'id' | 'kind'>>): Design {
  const groups = design.groups.map((one) => (one.id === id ? withoutUndefined({ ...one, ...change }) : one));
  const after = { ...design, groups };
  const group = groups.find((one) => one.id === id);
  if (!('region' in change) || group?.kind !== 'zone' || group.region === undefined) return after;
  const members = design.components.filter(({ zone }) => zone === id).map((one) => one.id);
  return mapComponents(after, members, (component) => ({ ...component, region: group.region }));
}

/** Puts components into a region or a zone; a zone brings its region along. */
export function putInGroup(design: Design, ids: readonly string[], group: Group): Design {
  return ids.reduce((before, id) => changeComponent(before, id, group.kind === 'zone' ? { zone: group.id } : { region: group.id }), design);
}

/** Moves components to where they are put, by id, in pixels. */
export function moveComponents(design: Design, places: ReadonlyMap<string, Point>): Design {
  return mapComponents(design, [...places.keys()], (component) => ({ ...component, position: rounded(places.get(component.id)!) }));
}

/** Puts a connection one place earlier (-1) or later (1) among those that leave the same component: the order in which they are called. */
export function reorderConnection(design: Design, id: string, by: -1 | 1): Design {
  const connections = [...design.connections];
  const index = connections.findIndex((one) => one.id === id);
  if (index < 0) return design;
  const siblings = connections.flatMap((one, at) => (one.from === connections[index]!.from ? [at] : []));
  const other = siblings[siblings.indexOf(index) + by];
  if (other === undefined) return design;
  [connections[index], connections[other]] = [connections[other]!, connections[index]!];
  return { ...design, connections };
}

function mapComponents(design: Design, ids: readonly string[], change: (component: Component) => Component): Design {
  const wanted = new Set(ids);
  return { ...design, components: design.components.map((one) => (wanted.has(one.id) ? change(one) : one)) };
}

/** Returns a copy without the fields that are undefined, as files have them. */
function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

/** Returns the id "<stem>-<number>" with the least number from 1 that none of them has. */
export function freeId(stem: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  let number = 1;
  while (ids.has(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}

/** Returns the name if none of them has it, else with the least number from 2 after it. Cut so that it stays within 80 characters. */
export function freeName(name: string, taken: readonly { readonly name: string }[]): string {
  const names = new Set(taken.map((one) => one.name));
  if (!names.has(name)) return name;
  let number = 2;
  while (names.has(`${name.slice(0, 74)} ${number}`)) number++;
  return `${name.slice(0, 74)} ${number}`;
}

function rounded({ x, y }: Point): Point {
  const within = (value: number): number => Math.max(-1e6, Math.min(1e6, Math.round(value)));
  return { x: within(x), y: within(y) };
}

function refuse(said: string): EditOutcome {
  return { ok: false, said };
}
