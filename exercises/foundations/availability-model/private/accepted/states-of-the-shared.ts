// accepted: one list of chances for all states of the shared components; single points by one sweep along a path
import type { AvailabilityModel, Requirement, System } from '../../contract.ts';

export function createAvailabilityModel({ components, requirement, entry, links, targets }: System): AvailabilityModel {
  const availabilityOf = new Map<string, number>();
  for (const { id, availability } of components) {
    if (!Number.isFinite(availability) || Math.abs(availability - 0.5) > 0.5) throw new RangeError('an availability lies from 0 to 1');
    availabilityOf.set(id, availability);
  }
  const placesOf = new Map<string, number>();
  eachPlace(requirement, (id) => placesOf.set(id, (placesOf.get(id) ?? 0) + 1));
  const mustExist = new Set([...placesOf.keys(), entry, ...targets]);
  for (const { from, to } of links) mustExist.add(from).add(to);
  for (const id of mustExist) if (!availabilityOf.has(id)) throw new RangeError(`there is no ${id}`);

  // Shared components have a bit each in the number of a state.
  const bitOf = new Map<string, number>();
  for (const [id, places] of placesOf) if (places > 1) bitOf.set(id, 2 ** bitOf.size);
  const stateCount = 2 ** bitOf.size;
  const states = Array.from({ length: stateCount }, (_, state) => state);

  /** Returns, for each state of the shared components, the chance that a requirement is met. */
  function chancesOf(one: Requirement): number[] {
    if (typeof one === 'string') {
      const bit = bitOf.get(one);
      if (bit === undefined) return states.map(() => availabilityOf.get(one)!);
      return states.map((state) => ((state / bit) & 1 ? 1 : 0));
    }
    if ('all' in one) return product(one.all.map(chancesOf));
    if ('any' in one) return opposite(product(one.any.map((part) => opposite(chancesOf(part)))));
    return quorum(one.atLeast, one.of.map(chancesOf));
  }

  function product(lists: readonly number[][]): number[] {
    const made = states.map(() => 1);
    for (const list of lists) for (let state = 0; state < stateCount; state++) made[state]! *= list[state]!;
    return made;
  }

  /** Returns the chances that `needed` or more are met; the parts are taken one by one, and the number still needed falls. */
  function quorum(needed: number, lists: readonly number[][]): number[] {
    return states.map((state) => {
      const missing = [1];
      for (let more = 1; more <= needed; more++) missing.push(0);
      for (const list of lists) {
        const chance = list[state]!;
        for (let more = needed; more > 0; more--) missing[more] = chance * missing[more - 1]! + (1 - chance) * missing[more]!;
      }
      return missing[needed]!;
    });
  }

  function availability(): number {
    const chances = chancesOf(requirement);
    let weights = [1];
    for (const id of bitOf.keys()) {
      const up = availabilityOf.get(id)!;
      weights = [...weights.map((weight) => weight * (1 - up)), ...weights.map((weight) => weight * up)];
    }
    return weights.reduce((sum, weight, state) => sum + weight * chances[state]!, 0);
  }

  return {
    availability,
    downtimeMinutes(days) {
      return days * 1440 * (1 - availability());
    },
    singlePoints() {
      const after = new Map<string, string[]>(components.map(({ id }) => [id, []]));
      for (const { from, to } of links) after.get(from)!.push(to);
      return sweep(entry, after, new Set(targets));
    },
  };
}

function opposite(chances: readonly number[]): number[] {
  return chances.map((chance) => 1 - chance);
}

function eachPlace(requirement: Requirement, visit: (id: string) => void): void {
  if (typeof requirement === 'string') return visit(requirement);
  const parts = 'all' in requirement ? requirement.all : 'any' in requirement ? requirement.any : requirement.of;
  for (const part of parts) eachPlace(part, visit);
}

/**
 * Walks along one path to a target and keeps the farthest place on it that ways around have reached so far. Where they have reached no farther than the
 * component at hand, every way leads over it. Each link is looked at once for the path and once for the ways around.
 */
function sweep(entry: string, after: ReadonlyMap<string, readonly string[]>, targets: ReadonlySet<string>): string[] {
  const path = pathToTarget(entry, after, targets);
  const placeOf = new Map(path.map((id, place) => [id, place]));
  const seen = new Set<string>();
  const found: string[] = [];
  let farthest = 0;
  for (const [place, id] of path.entries()) {
    if (farthest <= place) found.push(id);
    const open = [id];
    while (open.length > 0) {
      const at = open.pop()!;
      // A target is the end of a way, and lies beyond the path when it is not its last component.
      if (targets.has(at)) farthest = path.length;
      for (const next of after.get(at)!) {
        const onPath = placeOf.get(next);
        if (onPath !== undefined) farthest = Math.max(farthest, onPath);
        else if (!seen.has(next)) {
          seen.add(next);
          open.push(next);
        }
      }
    }
  }
  return found;
}

/** Returns a shortest path from the entry to a target; empty where there is none. */
function pathToTarget(entry: string, after: ReadonlyMap<string, readonly string[]>, targets: ReadonlySet<string>): string[] {
  const cameFrom = new Map<string, string | undefined>([[entry, undefined]]);
  for (const id of cameFrom.keys()) {
    if (targets.has(id)) {
      const path: string[] = [];
      for (let at: string | undefined = id; at !== undefined; at = cameFrom.get(at)) path.push(at);
      return path.reverse();
    }
    for (const next of after.get(id)!) if (!cameFrom.has(next)) cameFrom.set(next, id);
  }
  return [];
}
