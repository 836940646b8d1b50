import {
  checkDesign,
  checkLoad,
  type Component,
  type Connection,
  type Design,
  type Group,
  type Load,
  type RequestKind,
} from '../../../src/design/index.ts';

/** Describes a component in short: its id, kind and what differs from the defaults. */
export type Part = readonly [
  id: string,
  kind: Component['kind'],
  settings?: object | undefined,
  place?: Partial<Pick<Component, 'region' | 'zone'>>,
];

/** Describes a connection in short: "from to", sync unless said, without a round trip. */
export type Wire = readonly [path: string, kind?: Connection['kind'], more?: Partial<Connection>];

/** Builds the value of a design file from short descriptions; groups have their id as name. */
export function designFile(parts: readonly Part[], wires: readonly Wire[], groups: readonly Partial<Group>[] = []): object {
  return {
    format: 'headroom-design',
    version: 1,
    components: parts.map(([id, kind, settings = {}, place = {}]) => ({ id, kind, name: id, settings, ...place })),
    connections: wires.map(([path, kind = 'sync', more = {}], index) => {
      const [from, to] = path.split(' ');
      return { id: `w${index}`, from, to, kind, roundTripMs: 0, ...more };
    }),
    groups: groups.map((group) => ({ name: group.id, ...group })),
  };
}

/** Builds a design; throws with its problems when it has any. */
export function designOf(parts: readonly Part[], wires: readonly Wire[], groups: readonly Partial<Group>[] = []): Design {
  const read = checkDesign(designFile(parts, wires, groups));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.design;
}

/** Builds a load from kinds with an id and a rate; reads that enter at "users", unless said. */
export function loadOf(...kinds: readonly (Partial<RequestKind> & Pick<RequestKind, 'id' | 'ratePerSecond'>)[]): Load {
  const read = checkLoad({ kinds: kinds.map((kind) => ({ name: kind.id, readOrWrite: 'read', entry: 'users', ...kind })) });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.load;
}

/** Returns what is defined; throws otherwise. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing found');
  return value;
}
