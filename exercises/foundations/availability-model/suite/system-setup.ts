import type { Component, Link, Requirement, System } from '../contract.ts';

/** A line of a requirement written top down: it belongs to the last gate before it that is less deep. A number as gate means "at least". */
export type Part = { readonly depth: number; readonly id: string } | { readonly depth: number; readonly gate: 'all' | 'any' | number };

/** A system as flat plain data, as cases carry it: see `availability-model.ts` among the adapters. */
export interface SystemSetup {
  readonly components: readonly Component[];
  readonly parts: readonly Part[];
  readonly entry: string;
  readonly links: readonly Link[];
  readonly targets: readonly { readonly id: string }[];
}

/** Returns the flat form of a system. */
export function setupOf({ components, requirement, entry, links, targets }: System): SystemSetup {
  return { components, parts: partsOf(requirement, 0), entry, links, targets: targets.map((id) => ({ id })) };
}

function partsOf(requirement: Requirement, depth: number): Part[] {
  if (typeof requirement === 'string') return [{ depth, id: requirement }];
  const inside = requirementsInside(requirement).flatMap((one) => partsOf(one, depth + 1));
  const gate = 'all' in requirement ? 'all' : 'any' in requirement ? 'any' : requirement.atLeast;
  return [{ depth, gate }, ...inside];
}

/** Returns the requirements that a gate stands over; none for a component. */
export function requirementsInside(requirement: Requirement): readonly Requirement[] {
  if (typeof requirement === 'string') return [];
  return 'all' in requirement ? requirement.all : 'any' in requirement ? requirement.any : requirement.of;
}

/** Returns the system that flat options describe. Throws when they have another shape, as those of an imported file may. */
export function readSystem(setup: unknown): System {
  const { components, parts, entry, links, targets } = setup as SystemSetup;
  const isText = (value: unknown): boolean => typeof value === 'string';
  const isShaped =
    components.every(({ id }) => isText(id)) &&
    links.every(({ from, to }) => isText(from) && isText(to)) &&
    targets.every(({ id }) => isText(id)) &&
    isText(entry);
  if (!isShaped) throw new TypeError('this is no system');
  return { components, requirement: readRequirement(parts), entry, links, targets: targets.map(({ id }) => id) };
}

/** Builds the requirement of a list of parts, the first of which is the whole. Throws when it is none. */
function readRequirement(parts: readonly Part[]): Requirement {
  const open: { readonly depth: number; readonly inside: Requirement[] }[] = [];
  let whole: Requirement | undefined;
  for (const part of parts) {
    const inside: Requirement[] = [];
    const made = 'id' in part ? part.id : gateOf(part.gate, inside);
    while (open.length > 0 && open.at(-1)!.depth >= part.depth) open.pop();
    if (whole === undefined) whole = made;
    else if (open.length > 0) open.at(-1)!.inside.push(made);
    else throw new TypeError('this requirement has two roots');
    if (!('id' in part)) open.push({ depth: part.depth, inside });
  }
  if (whole === undefined) throw new TypeError('this requirement is empty');
  return whole;
}

function gateOf(gate: 'all' | 'any' | number, inside: readonly Requirement[]): Requirement {
  if (gate === 'all') return { all: inside };
  if (gate === 'any') return { any: inside };
  if (Number.isInteger(gate) && gate >= 0) return { atLeast: gate, of: inside };
  throw new TypeError('this gate is none');
}
