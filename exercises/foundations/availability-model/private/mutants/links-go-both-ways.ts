// killed-by: R10/rows
// mistake: Links are followed in both directions.
import type { AvailabilityModel, Requirement, System } from '../../contract.ts';

export function createAvailabilityModel(system: System): AvailabilityModel {
  refuseUnknown(system);
  const availabilities = new Map(system.components.map(({ id, availability }) => [id, availability]));
  const shared = idsAtSeveralPlaces(system.requirement);

  /** Returns the availability with the shared components before `at` fixed at 0 or 1 in `chances`. */
  function condition(chances: Map<string, number>, at: number): number {
    if (at === shared.length) return evaluate(system.requirement, chances);
    const id = shared[at]!;
    const availability = availabilities.get(id)!;
    const ifUp = condition(chances.set(id, 1), at + 1);
    const ifDown = condition(chances.set(id, 0), at + 1);
    return availability * ifUp + (1 - availability) * ifDown;
  }

  const availability = (): number => condition(new Map(availabilities), 0);

  return {
    availability,
    downtimeMinutes: (days) => (1 - availability()) * days * 24 * 60,
    singlePoints: () =>
      dominatorsOfExit({
        ...system,
        links: system.links.flatMap(({ from, to }) => [
          { from, to },
          { from: to, to: from },
        ]),
      }),
  };
}

/** Throws a RangeError for an availability that is none, and for an id that no component has. */
function refuseUnknown({ components, requirement, entry, links, targets }: System): void {
  for (const { id, availability } of components) {
    if (!(availability >= 0 && availability <= 1)) throw new RangeError(`the availability of "${id}" must be from 0 to 1`);
  }
  const known = new Set(components.map(({ id }) => id));
  for (const id of [...idsOf(requirement), entry, ...links.flatMap(({ from, to }) => [from, to]), ...targets]) {
    if (!known.has(id)) throw new RangeError(`no component is called "${id}"`);
  }
}

function inside(gate: Exclude<Requirement, string>): readonly Requirement[] {
  if ('all' in gate) return gate.all;
  return 'any' in gate ? gate.any : gate.of;
}

/** Returns the id at every place of a requirement. */
function idsOf(requirement: Requirement): string[] {
  return typeof requirement === 'string' ? [requirement] : inside(requirement).flatMap(idsOf);
}

function idsAtSeveralPlaces(requirement: Requirement): string[] {
  const seen = new Set<string>();
  const several = new Set<string>();
  for (const id of idsOf(requirement)) (seen.has(id) ? several : seen).add(id);
  return [...several];
}

/** Returns the probability that a requirement is met, taking every place for independent. */
function evaluate(requirement: Requirement, chances: ReadonlyMap<string, number>): number {
  if (typeof requirement === 'string') return chances.get(requirement)!;
  if ('all' in requirement) return requirement.all.reduce((product, one) => product * evaluate(one, chances), 1);
  if ('any' in requirement) return 1 - requirement.any.reduce((product, one) => product * (1 - evaluate(one, chances)), 1);
  const { atLeast, of } = requirement;
  // met[j] is the probability that j of the parts so far are met; met[atLeast] that there are so many or more.
  const met = [1, ...Array<number>(atLeast).fill(0)];
  for (const one of of) {
    const chance = evaluate(one, chances);
    met[atLeast]! += atLeast > 0 ? met[atLeast - 1]! * chance : 0;
    for (let count = atLeast - 1; count >= 0; count--) {
      met[count] = met[count]! * (1 - chance) + (count > 0 ? met[count - 1]! * chance : 0);
    }
  }
  return met[atLeast]!;
}

/**
 * Returns the dominators of an exit that every target is linked to, entry first: follows immediate dominators up from it, found by repeated passes in
 * reverse postorder.
 * Source: Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm", 2001, figure 3.
 */
function dominatorsOfExit(system: System): string[] {
  const exit = Symbol('exit');
  const order = reversePostorder(system, exit);
  const numbers = new Map(order.map((node, index) => [node, index]));
  const exitNumber = numbers.get(exit);
  if (exitNumber === undefined) return [];
  const before: number[][] = order.map(() => []);
  for (const { from, to } of system.links) link(from, to);
  for (const target of system.targets) link(target, exit);

  function link(from: string, to: string | symbol): void {
    const number = numbers.get(from);
    if (number !== undefined) before[numbers.get(to)!]!.push(number);
  }

  const immediate = order.map((_, index): number => (index === 0 ? 0 : -1));
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (let node = 1; node < order.length; node++) {
      const found = before[node]!.filter((one) => immediate[one] !== -1).reduce((one, other) => meet(immediate, one, other));
      if (immediate[node] === found) continue;
      immediate[node] = found;
      isChanged = true;
    }
  }
  const chain: string[] = [];
  for (let node = exitNumber; node !== 0;) {
    node = immediate[node]!;
    chain.push(order[node] as string);
  }
  return chain.reverse();
}

/** Returns the nearest common dominator of two nodes: the one with the higher number moves up. */
function meet(immediate: readonly number[], one: number, other: number): number {
  while (one !== other) {
    if (one > other) one = immediate[one]!;
    else other = immediate[other]!;
  }
  return one;
}

/** Returns what a request can reach, the entry first, each node before those that only lead back to it. */
function reversePostorder({ entry, links, targets }: System, exit: symbol): (string | symbol)[] {
  const next = new Map<string | symbol, (string | symbol)[]>();
  for (const { from, to } of links) next.set(from, [...(next.get(from) ?? []), to]);
  for (const target of targets) next.set(target, [...(next.get(target) ?? []), exit]);
  const postorder: (string | symbol)[] = [];
  const seen = new Set<string | symbol>([entry]);
  const path = [{ node: entry as string | symbol, at: 0 }];
  while (path.length > 0) {
    const top = path.at(-1)!;
    const to = next.get(top.node)?.[top.at++];
    if (to === undefined) postorder.push(path.pop()!.node);
    else if (!seen.has(to)) {
      seen.add(to);
      path.push({ node: to, at: 0 });
    }
  }
  return postorder.reverse();
}
