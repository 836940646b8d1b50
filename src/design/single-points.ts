import type { Design } from './design.ts';
import { truth } from './availability.ts';
import { dominatorsOf, immediateDominators } from './dominators.ts';
import { answers, groupsOf, type Part } from './needs.ts';
import { canServe, isFragile, isStation } from './station.ts';
import type { Wiring } from './wiring.ts';

/** A part whose loss alone stops a kind of request. */
export interface SinglePoint {
  readonly what: 'component' | 'group';
  readonly id: string;
  /** The components that the request can reach through it only: its dominated ones, itself not among them. */
  readonly cutsOff: readonly string[];
}

/**
 * Finds the single points of failure of one kind of request: the components with no instance to spare, and the zones and regions, without
 * which it is not answered when every read misses its caches. Where components stand in the place of each other these are the dominators of
 * the answer; a component that calls several needs each of them, so each part is lost in turn and the need worked out, which covers both.
 * Returns none when the request is never answered.
 */
export function singlePointsOf(design: Design, wiring: Wiring): readonly SinglePoint[] {
  const unable = new Set<Part>();
  for (const component of wiring.order) {
    if (isStation(component) && !canServe(component)) unable.add(`component:${component.id}`);
  }
  const isAnsweredWithout = (lost: Part | undefined): boolean =>
    answers<boolean>(wiring, design.groups, { ...truth, part: (part) => part !== lost && !part.startsWith('hit:') && !unable.has(part) });
  if (!isAnsweredWithout(undefined)) return [];

  const cut = cutsOf(wiring);
  const components = wiring.order
    .filter((component) => isStation(component) && isFragile(component, wiring.kind.readOrWrite))
    .filter(({ id }) => !isAnsweredWithout(`component:${id}`))
    .map(({ id }): SinglePoint => ({ what: 'component', id, cutsOff: cut(id) }));
  const byId = new Map(design.groups.map((group) => [group.id, group]));
  const groups = design.groups
    .filter(({ id }) => !isAnsweredWithout(`group:${id}`))
    .map(({ id }): SinglePoint => {
      const inside = wiring.order.filter((component) => groupsOf(component, byId).includes(id));
      return { what: 'group', id, cutsOff: inside.map((component) => component.id) };
    });
  return [...components, ...groups];
}

/** Returns what each component dominates on the sync connections from the entry, in topological order. */
function cutsOf(wiring: Wiring): (id: string) => readonly string[] {
  const numbers = new Map(wiring.order.map(({ id }, number) => [id, number]));
  const successors = wiring.order.map((component) => wiring.calls(component).map(({ to }) => numbers.get(to)!));
  const entry = numbers.get(wiring.kind.entry)!;
  const dominators = immediateDominators(successors, entry);
  const chains = wiring.order.map((_, node) => new Set(dominatorsOf(dominators, node)));
  return (id) => {
    const number = numbers.get(id)!;
    return wiring.order.filter((_, node) => node !== number && chains[node]!.has(number)).map((component) => component.id);
  };
}
