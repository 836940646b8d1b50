import type { Requirement } from '../contract.ts';
import { readSystem, requirementsInside } from './system-setup.ts';

const quote = (text: string): string => JSON.stringify(text);

/** Returns how the models of a case are made, as source text. */
export function setupText(setup: readonly unknown[]): string {
  return setup.map(textOf).join(', second: ');
}

function textOf(setup: unknown): string {
  const { components, requirement, entry, links, targets } = readSystem(setup);
  const fields = [
    `components: [${components.map(({ id, availability }) => `{ id: ${quote(id)}, availability: ${availability} }`).join(', ')}]`,
    `requirement: ${requirementText(requirement)}`,
    `entry: ${quote(entry)}`,
    `links: [${links.map(({ from, to }) => `{ from: ${quote(from)}, to: ${quote(to)} }`).join(', ')}]`,
    `targets: [${targets.map(quote).join(', ')}]`,
  ];
  return `createAvailabilityModel({ ${fields.join(', ')} })`;
}

/** Returns a requirement as source text. */
export function requirementText(requirement: Requirement): string {
  if (typeof requirement === 'string') return quote(requirement);
  const inside = `[${requirementsInside(requirement).map(requirementText).join(', ')}]`;
  if ('all' in requirement) return `{ all: ${inside} }`;
  return 'any' in requirement ? `{ any: ${inside} }` : `{ atLeast: ${requirement.atLeast}, of: ${inside} }`;
}
