import type { Component, Connection, Design, Group } from '../../design/index.ts';

/** What can be selected. Ids are unique within each of the three only. */
export type ItemKind = 'component' | 'connection' | 'group';

/** Returns the key of an item: "component:cache-1". */
export function itemKey(kind: ItemKind, id: string): string {
  return `${kind}:${id}`;
}

/** Returns the kind and the id in a key. */
export function readKey(key: string): { readonly kind: ItemKind; readonly id: string } {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at) as ItemKind, id: key.slice(at + 1) };
}

/** The things of a design that are selected; what the design no longer has is left out. */
export interface SelectedItems {
  readonly components: readonly Component[];
  readonly connections: readonly Connection[];
  readonly groups: readonly Group[];
}

/** Returns what of a design is selected. */
export function selectedItems({ components, connections, groups }: Design, selected: ReadonlySet<string>): SelectedItems {
  return {
    components: components.filter(({ id }) => selected.has(itemKey('component', id))),
    connections: connections.filter(({ id }) => selected.has(itemKey('connection', id))),
    groups: groups.filter(({ id }) => selected.has(itemKey('group', id))),
  };
}
