import type { Requirement, System } from '../contract.ts';
import { requirementsInside } from './system-setup.ts';

/**
 * Components whose states are gone through one by one, whether they stand at one place or at several: those at several come first, and all of them
 * are taken. Small systems are so judged by their whole table of states, and large ones at a cost that no budget allows.
 */
const leastEnumerated = 10;

/** A requirement over components by their numbers, with room for what is counted at each gate. */
type Formula = number | { readonly least: number; readonly inside: readonly Formula[]; readonly met: Float64Array };

/** Returns the exact probability that a requirement of a system is met. */
export function oracleAvailability(system: System, requirement: Requirement = system.requirement): number {
  const places = new Map<string, number>();
  countPlaces(requirement, places);
  const ordered = [...places.keys()].sort((x, y) => places.get(y)! - places.get(x)!);
  const numbers = new Map(ordered.map((id, index) => [id, index]));
  const availabilities = new Map(system.components.map(({ id, availability }) => [id, availability]));
  const shared = ordered.filter((id) => places.get(id)! > 1).length;
  const enumerated = Math.min(ordered.length, Math.max(shared, leastEnumerated));
  const chances = Float64Array.from(ordered, (id) => availabilities.get(id)!);
  const formula = formulaOf(requirement, numbers);

  /** Goes through the states of the components from `at` on that are gone through. */
  function suppose(at: number): number {
    if (at === enumerated) return evaluate(formula, chances);
    const chance = chances[at]!;
    chances[at] = 1;
    const up = chance * suppose(at + 1);
    chances[at] = 0;
    const down = (1 - chance) * suppose(at + 1);
    chances[at] = chance;
    return up + down;
  }
  return suppose(0);
}

function countPlaces(requirement: Requirement, places: Map<string, number>): void {
  if (typeof requirement === 'string') places.set(requirement, (places.get(requirement) ?? 0) + 1);
  else for (const one of requirementsInside(requirement)) countPlaces(one, places);
}

function formulaOf(requirement: Requirement, numbers: ReadonlyMap<string, number>): Formula {
  if (typeof requirement === 'string') return numbers.get(requirement)!;
  const inside = requirementsInside(requirement).map((one) => formulaOf(one, numbers));
  const least = 'all' in requirement ? inside.length : 'any' in requirement ? 1 : requirement.atLeast;
  return { least, inside, met: new Float64Array(inside.length + 1) };
}

/** Returns the probability that a formula is met where every place is independent of the others, given that of each component. */
function evaluate(formula: Formula, chances: Float64Array): number {
  if (typeof formula === 'number') return chances[formula]!;
  const { least, inside, met } = formula;
  // met[j] is the probability that exactly j of those seen so far are met.
  met.fill(0);
  met[0] = 1;
  for (let seen = 0; seen < inside.length; seen++) {
    const chance = evaluate(inside[seen]!, chances);
    for (let count = seen + 1; count > 0; count--) met[count] = met[count]! * (1 - chance) + met[count - 1]! * chance;
    met[0]! *= 1 - chance;
  }
  let sum = 0;
  for (let count = least; count < met.length; count++) sum += met[count]!;
  return sum;
}

/** Returns why a right model refuses a system, or undefined. */
export function refusalOf({ components, requirement, entry, links, targets }: System): string | undefined {
  const bad = components.find(({ availability }) => !(typeof availability === 'number' && availability >= 0 && availability <= 1));
  if (bad) return `the availability of ${JSON.stringify(bad.id)} is not from 0 to 1`;
  const known = new Set(components.map(({ id }) => id));
  const places = new Map<string, number>();
  countPlaces(requirement, places);
  const named = [...places.keys(), entry, ...links.flatMap(({ from, to }) => [from, to]), ...targets];
  const unknown = named.find((id) => !known.has(id));
  return unknown === undefined ? undefined : `no component is called ${JSON.stringify(unknown)}`;
}

/** Returns the distance in links from the entry of every component that a request can reach. */
export function distancesFrom({ entry, links }: System): Map<string, number> {
  const next = new Map<string, string[]>();
  for (const { from, to } of links) {
    if (next.has(from)) next.get(from)!.push(to);
    else next.set(from, [to]);
  }
  const distances = new Map([[entry, 0]]);
  for (const [id, distance] of distances) {
    for (const to of next.get(id) ?? []) if (!distances.has(to)) distances.set(to, distance + 1);
  }
  return distances;
}

/** Returns the single points of a system, entry first: each component without which no target is reached, found by leaving out one after another. */
export function oracleSinglePoints(system: System): string[] {
  const reached = distancesFrom(system);
  const ids = [...reached.keys()];
  const numbers = new Map(ids.map((id, index) => [id, index]));
  const targets = system.targets.flatMap((id) => numbers.get(id) ?? []);
  const next = ids.map((): number[] => []);
  for (const { from, to } of system.links) if (numbers.has(from)) next[numbers.get(from)!]!.push(numbers.get(to)!);
  const lastSeen = new Int32Array(ids.length).fill(-1);
  const isSingle = (without: number): boolean => {
    const open = without === 0 ? [] : [0];
    lastSeen[without] = without;
    if (without !== 0) lastSeen[0] = without;
    while (open.length > 0) {
      for (const to of next[open.pop()!]!) {
        if (lastSeen[to] === without) continue;
        lastSeen[to] = without;
        open.push(to);
      }
    }
    return targets.every((target) => target === without || lastSeen[target] !== without);
  };
  if (targets.length === 0) return [];
  return ids.filter((_, index) => isSingle(index)).sort((x, y) => reached.get(x)! - reached.get(y)!);
}
