import type { Component, Connection, Design } from '../../design/index.ts';
import type { RequestKindName } from './canvas-props.ts';
import { labelConnection } from './summary.ts';

/** What each kind of connection is called, and what it means. */
export const connectionWords: Readonly<Record<Connection['kind'], { readonly name: string; readonly about: string }>> = {
  sync: { name: 'sync: calls and waits', about: 'Drawn solid. The caller waits for the answer.' },
  async: { name: 'async: hands over and goes on', about: 'Drawn dashed. Nobody waits; a queue takes what comes too fast.' },
  replicates: { name: 'replicates: sends its writes', about: 'Drawn dotted. Every write of a store is copied to the other one.' },
};

/** Returns the component with an id, or undefined. */
export function componentOf(design: Design, id: string): Component | undefined {
  return design.components.find((one) => one.id === id);
}

/** Names a connection by its ends: "Service to Cache, async: create". */
export function nameConnection(design: Design, connection: Connection, kinds: readonly RequestKindName[]): string {
  const [from, to] = [connection.from, connection.to].map((id) => componentOf(design, id)?.name ?? id);
  const label = labelConnection(connection, kinds);
  return `${from} to ${to}, ${connection.kind === 'sync' ? `sync${label === '' ? '' : `: ${label}`}` : label}`;
}
