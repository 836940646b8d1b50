import { assert } from '../kernel/index.ts';
import type { Component, Group } from './design.ts';
import { dispatchOf, type Wiring } from './wiring.ts';

/** What can fail, or go one of two ways: a component's own instances, a group, or whether a read hits a cache. */
export type Part = `component:${string}` | `group:${string}` | `hit:${string}`;

/** A logic over which the need of a request is worked out: plain truth, or functions of the parts' states. */
export interface Logic<T> {
  readonly part: (part: Part) => T;
  /** All of them, up where there are none. */
  readonly all: (of: readonly T[]) => T;
  /** Any one of them, down where there are none. */
  readonly any: (of: readonly T[]) => T;
}

/**
 * Works out whether one kind of request is answered, component by component, those called before those that call: a component must be up,
 * with its zone and region, and what it waits for must answer. A balancer needs one of its targets, and to have one; a cache needs what
 * is behind it for a miss and a write, and also for everything while it is down and lets requests pass. Queues answer for what they lead to.
 */
export function answers<T>(wiring: Wiring, groups: readonly Group[], logic: Logic<T>): T {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const known = new Map<string, T>();
  for (const component of wiring.order.toReversed()) {
    const groupParts = groupsOf(component, byId).map((group) => logic.part(`group:${group}`));
    const here = component.kind === 'clients' ? groupParts : [logic.part(`component:${component.id}`), ...groupParts];
    const behind = wiring.calls(component).map(({ to }) => {
      const answer = known.get(to);
      assert(answer !== undefined, 'a component comes before what it calls');
      return answer;
    });
    known.set(component.id, combine(component, wiring, here, behind, logic));
  }
  return known.get(wiring.kind.entry)!;
}

/** Returns the ids of the groups that a component goes down with: its zone, and its region or that of its zone. */
export function groupsOf({ zone, region }: Component, groups: ReadonlyMap<string, Group>): readonly string[] {
  const regionOf = region ?? (zone === undefined ? undefined : groups.get(zone)?.region);
  return [zone, regionOf].filter((id) => id !== undefined);
}

function combine<T>(component: Component, { kind }: Wiring, here: readonly T[], behind: readonly T[], { part, all, any }: Logic<T>): T {
  switch (dispatchOf(component)) {
    case 'one':
      if (behind.length > 0) return all([...here, any(behind)]);
      return component.kind === 'dns' ? all(here) : any([]);
    case 'misses': {
      if (behind.length === 0 || (component.kind !== 'cache' && component.kind !== 'cdn')) return all(here);
      const passes = component.settings.whenDown === 'bypass' ? all(behind) : all([...here, ...behind]);
      if (kind.readOrWrite === 'write') return passes;
      return any([all([...here, part(`hit:${component.id}`)]), passes]);
    }
    default:
      return component.kind === 'clients' && behind.length === 0 ? any([]) : all([...here, ...behind]);
  }
}
