import { assert } from '../kernel/index.ts';
import type { Component, Group } from './design.ts';
import { dispatchOf, type Wiring } from './wiring.ts';

/** What can fail, or go one of two ways: a component's own instances, a group, or whether a read hits a cache. */
export type Part = `component:${string}` | `group:${string}` | `hit:${string}`;

/** A logic over which the need of a request is worked out: plain truth, or functions of the parts' states. */
export interface Logic<T> {
  readonly up: T;
  readonly down: T;
  readonly part: (part: Part) => T;
  readonly both: (left: T, right: T) => T;
  readonly either: (left: T, right: T) => T;
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
    const here = groupsOf(component, byId).reduce(
      (left, group) => logic.both(left, logic.part(`group:${group}`)),
      ownPart(component, logic),
    );
    const behind = wiring.calls(component).map(({ to }) => {
      const answer = known.get(to);
      assert(answer !== undefined, 'a component comes before what it calls');
      return answer;
    });
    known.set(component.id, combine(component, wiring, here, behind, logic));
  }
  return known.get(wiring.kind.entry)!;
}

function ownPart<T>(component: Component, logic: Logic<T>): T {
  return component.kind === 'clients' ? logic.up : logic.part(`component:${component.id}`);
}

/** Returns the ids of the groups that a component goes down with: its zone, and its region or that of its zone. */
export function groupsOf({ zone, region }: Component, groups: ReadonlyMap<string, Group>): readonly string[] {
  const regionOf = region ?? (zone === undefined ? undefined : groups.get(zone)?.region);
  return [zone, regionOf].filter((id) => id !== undefined);
}

function combine<T>(component: Component, { kind }: Wiring, here: T, behind: readonly T[], logic: Logic<T>): T {
  const { both, either } = logic;
  const all = behind.reduce(both, logic.up);
  switch (dispatchOf(component)) {
    case 'one':
      if (behind.length > 0) return both(here, behind.reduce(either, logic.down));
      return component.kind === 'dns' ? here : logic.down;
    case 'misses': {
      if (behind.length === 0 || (component.kind !== 'cache' && component.kind !== 'cdn')) return here;
      const passes = component.settings.whenDown === 'bypass' ? all : both(here, all);
      if (kind.readOrWrite === 'write') return passes;
      return either(both(here, logic.part(`hit:${component.id}`)), passes);
    }
    default:
      return component.kind === 'clients' && behind.length === 0 ? logic.down : both(here, all);
  }
}
