// killed-by: R12/circles
// mistake: Ways are followed without a look at where they have been, so a circle never ends.
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
      let common: string[] | undefined;
      const follow = (id: string, way: readonly string[]): void => {
        if (system.targets.includes(id)) {
          common = (common ?? way).filter((one) => way.includes(one));
          return;
        }
        for (const { from, to } of system.links) if (from === id) follow(to, [...way, to]);
      };
      follow(system.entry, [system.entry]);
      return common ?? [];
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
