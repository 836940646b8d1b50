import { type Component, type Connection, type Design, designLimits } from '../../design/index.ts';
import { type EditOutcome, freeId, freeName } from './design-edits.ts';
import { placesOf } from './layout-design.ts';
import { itemKey, selectedItems } from './selection.ts';
import { plural } from './summary.ts';

const copyOffset = 32;

/** Takes out what is selected: components with their connections, connections, groups (what was in them stays). */
export function removeSelected(design: Design, selected: ReadonlySet<string>): EditOutcome {
  const items = selectedItems(design, selected);
  const [components, connections, groups] = [items.components, items.connections, items.groups].map(
    (list) => new Set(list.map(({ id }) => id)),
  );
  const count = components!.size + connections!.size + groups!.size;
  if (count === 0) return { ok: false, said: 'Nothing is selected, so nothing was taken out.' };
  const isHere = (group: string | undefined): boolean => group !== undefined && !groups!.has(group);
  const keptConnections = design.connections.filter(
    ({ id, from, to }) => !connections!.has(id) && !components!.has(from) && !components!.has(to),
  );
  const after: Design = {
    ...design,
    components: design.components.filter(({ id }) => !components!.has(id)).map((one) => leaving(one, isHere)),
    connections: keptConnections,
    groups: design.groups.filter(({ id }) => !groups!.has(id)).map((one) => leaving(one, isHere)),
  };
  const [only] = [...items.components, ...items.groups];
  const what = count === 1 ? (only?.name ?? 'The connection') : plural(count, 'thing');
  const along = design.connections.length - keptConnections.length - connections!.size;
  return { ok: true, design: after, select: [], said: `${what} taken out${along > 0 ? `, with ${plural(along, 'connection')}` : ''}.` };
}

/** Returns the thing without the mention of groups that are gone. */
function leaving<T extends { readonly region?: string | undefined; readonly zone?: string | undefined }>(
  thing: T,
  isHere: (group: string | undefined) => boolean,
): T {
  const { region, zone, ...rest } = thing;
  return { ...rest, ...(isHere(region) && { region }), ...(isHere(zone) && { zone }) } as T;
}

/** Copies the selected components and the connections between them, a little lower; the copies are selected afterwards. */
export function duplicateSelected(design: Design, selected: ReadonlySet<string>): EditOutcome {
  const { components } = selectedItems(design, selected);
  if (components.length === 0) return { ok: false, said: 'No component is selected, so nothing was copied.' };
  if (design.components.length + components.length > designLimits.components) {
    return { ok: false, said: `A design holds at most ${designLimits.components} components.` };
  }
  const places = placesOf(design);
  const copies: Component[] = [];
  const copyOf = new Map<string, string>();
  for (const one of components) {
    const id = freeId(one.kind, [...design.components, ...copies]);
    const { x, y } = places.get(one.id)!;
    const name = freeName(one.name, [...design.components, ...copies]);
    copies.push({ ...one, id, name, position: { x: x + copyOffset, y: y + copyOffset + 40 } });
    copyOf.set(one.id, id);
  }
  const wires: Connection[] = [];
  for (const one of design.connections) {
    const [from, to] = [copyOf.get(one.from), copyOf.get(one.to)];
    if (from === undefined || to === undefined) continue;
    if (design.connections.length + wires.length >= designLimits.connections) break;
    wires.push({ ...one, id: freeId('wire', [...design.connections, ...wires]), from, to });
  }
  return {
    ok: true,
    design: { ...design, components: [...design.components, ...copies], connections: [...design.connections, ...wires] },
    select: copies.map(({ id }) => itemKey('component', id)),
    said: `${copies.length === 1 ? `${components[0]!.name} copied as ${copies[0]!.name}` : `${copies.length} components copied`}.`,
  };
}

/** Returns a place for a component that is added without one: right of the selected component, else below everything, clear of others. */
export function freePlace(design: Design, selected: ReadonlySet<string>): { readonly x: number; readonly y: number } {
  const places = placesOf(design);
  const taken = [...places.values()];
  const beside = selectedItems(design, selected).components.at(-1);
  const from = beside ? places.get(beside.id)! : undefined;
  let { x, y } = from ? { x: from.x + 248, y: from.y } : { x: Math.min(0, ...taken.map((one) => one.x)), y: 0 };
  if (!from && taken.length > 0) [x, y] = [Math.min(...taken.map((one) => one.x)), Math.max(...taken.map((one) => one.y)) + 104];
  while (taken.some((one) => Math.abs(one.x - x) < 190 && Math.abs(one.y - y) < 76)) y += 88;
  return { x, y };
}
