// killed-by: R16/graph-steps
// mistake: Each component is left out in turn, and a target searched for again.
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
    singlePoints() {
      const isReached = (without: string | undefined): boolean => {
        const next = new Map<string, string[]>();
        for (const { from, to } of system.links) {
          if (next.has(from)) next.get(from)!.push(to);
          else next.set(from, [to]);
        }
        const seen = new Set(system.entry === without ? [] : [system.entry]);
        for (const id of seen) for (const to of next.get(id) ?? []) if (to !== without) seen.add(to);
        return system.targets.some((id) => seen.has(id));
      };
      if (!isReached(undefined)) return [];
      const order = reversePostorder(system, Symbol('exit')).filter((id) => typeof id === 'string');
      return order.filter((id) => !isReached(id));
    },
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
