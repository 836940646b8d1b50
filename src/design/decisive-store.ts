import type { Component, Connection, Design } from './design.ts';
import type { Load } from './load.ts';
import { canServe } from './station.ts';
import { dispatchOf, wireUp, type Wiring } from './wiring.ts';

/** Whether a write is decided in one place, and by whom; or why it is not. */
export type Decision =
  | { readonly isDecided: true; readonly store: string }
  | {
      readonly isDecided: false;
      readonly reason: 'unknown-kind' | 'no-store' | 'not-waited-for' | 'loose-quorum' | 'several';
      readonly stores: readonly string[];
    };

/**
 * Finds the store that alone decides whether a write of a kind is the first of its key: every way that such a write can take must wait for
 * it. A relational store decides by the primary of the key's shard. A key-value store decides where any two write quorums meet, and every
 * read quorum meets every write quorum: W > N/2 and R + W > N (D. K. Gifford, "Weighted voting for replicated data", SOSP 1979, section 2).
 *
 * This is a judgement of the drawing. It shows that one place sees every write in time to refuse the second; not that the code asks it to,
 * by a unique index or a conditional write, and not that a copy which takes over had seen the last writes.
 */
export function decisiveStoreOf(design: Design, load: Load, kindId: string): Decision {
  const kind = load.kinds.find(({ id }) => id === kindId);
  if (!kind) return { isDecided: false, reason: 'unknown-kind', stores: [] };
  const wiring = wireUp(design, kind);
  const reached = wiring.order.filter((component) => component.kind === 'relational-store' || component.kind === 'key-value-store');
  if (reached.length === 0) return { isDecided: false, reason: 'no-store', stores: [] };
  const waitedFor = reached.filter(({ id }) => isOnEveryWay(wiring, kind.entry, id));
  const able = waitedFor.find(decides);
  if (able) return { isDecided: true, store: able.id };
  const ids = (list: readonly Component[]) => list.map(({ id }) => id);
  if (waitedFor.length > 0) return { isDecided: false, reason: 'loose-quorum', stores: ids(waitedFor) };
  const called = reached.filter(({ id }) => isOnSomeWay(wiring, kind.entry, id));
  return called.length === 0
    ? { isDecided: false, reason: 'not-waited-for', stores: ids(reached) }
    : { isDecided: false, reason: 'several', stores: ids(called) };
}

/** Tells whether two writes of a key cannot both be taken for the first by copies that have not heard of each other. */
function decides(component: Component): boolean {
  if (component.kind === 'relational-store') return canServe(component);
  if (component.kind !== 'key-value-store' || !canServe(component)) return false;
  const { replicas, readQuorum, writeQuorum } = component.settings;
  return writeQuorum * 2 > replicas && readQuorum + writeQuorum > replicas && writeQuorum <= replicas;
}

/** Tells whether every request of the kind waits for a component: a balancer's targets all must lead to it, of what a service calls one. */
function isOnEveryWay(wiring: Wiring, entry: string, target: string): boolean {
  const known = new Map<string, boolean>();
  for (const component of wiring.order.toReversed()) {
    const calls = wiring.calls(component);
    const leads = ({ to }: Connection) => known.get(to) === true;
    const picksOne = dispatchOf(component) === 'one';
    known.set(component.id, component.id === target || (calls.length > 0 && (picksOne ? calls.every(leads) : calls.some(leads))));
  }
  return known.get(entry) === true;
}

function isOnSomeWay(wiring: Wiring, entry: string, target: string): boolean {
  const reached = new Set([entry]);
  for (const id of reached) for (const { to } of wiring.calls(wiring.byId.get(id)!)) reached.add(to);
  return reached.has(target);
}
