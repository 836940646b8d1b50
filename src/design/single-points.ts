import type { Design } from './design.ts';
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
  const fragile = wiring.order.filter((component) => isStation(component) && isFragile(component, wiring.kind.readOrWrite));
  const stops = stoppedBy(design, wiring, unable, [
    ...fragile.map(({ id }): Part => `component:${id}`),
    ...design.groups.map(({ id }): Part => `group:${id}`),
  ]);
  if (!stops) return [];

  const cut = cutsOf(wiring);
  const components = fragile
    .filter(({ id }) => stops.has(`component:${id}`))
    .map(({ id }): SinglePoint => ({ what: 'component', id, cutsOff: cut(id) }));
  const byId = new Map(design.groups.map((group) => [group.id, group]));
  const groups = design.groups
    .filter(({ id }) => stops.has(`group:${id}`))
    .map(({ id }): SinglePoint => {
      const inside = wiring.order.filter((component) => groupsOf(component, byId).includes(id));
      return { what: 'group', id, cutsOff: inside.map((component) => component.id) };
    });
  return [...components, ...groups];
}

/**
 * Returns those of some parts whose loss alone stops a kind of request when every read misses; undefined when it is never answered. The need is
 * worked out for thirty-two losses at a time, one in each bit.
 */
function stoppedBy(design: Design, wiring: Wiring, unable: ReadonlySet<Part>, parts: readonly Part[]): ReadonlySet<Part> | undefined {
  const answeredWithout = (lost: readonly Part[]): number => {
    const bits = new Map(lost.map((part, bit) => [part, 1 << bit]));
    return answers<number>(wiring, design.groups, {
      part: (part) => (part.startsWith('hit:') || unable.has(part) ? 0 : ~(bits.get(part) ?? 0)),
      all: (of) => of.reduce((left, right) => left & right, -1),
      any: (of) => of.reduce((left, right) => left | right, 0),
    });
  };
  if (answeredWithout([]) === 0) return undefined;
  const stopping = new Set<Part>();
  for (let from = 0; from < parts.length; from += 32) {
    const lost = parts.slice(from, from + 32);
    const answered = answeredWithout(lost);
    for (const [bit, part] of lost.entries()) if (((answered >>> bit) & 1) === 0) stopping.add(part);
  }
  return stopping;
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
