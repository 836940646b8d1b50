import type { CallCase } from '../../../../src/grader/authoring.ts';
import type { Requirement } from '../contract.ts';
import { methodCount } from './calls.ts';
import { distancesFrom, oracleAvailability, oracleSinglePoints, refusalOf } from './oracle.ts';
import { readSystem, requirementsInside, type SystemSetup } from './system-setup.ts';

/** A part of a requirement with the exact probability that it is met, in the order of {@link SystemSetup.parts}. */
export interface PartState {
  readonly depth: number;
  readonly id?: string;
  readonly gate?: 'all' | 'any' | number;
  readonly availability: number;
}

/** What the replay view draws: the system as it is asked about, with exact figures. */
export interface SystemState {
  /** 0 for the first model of the case, 1 for the second. */
  readonly model: number;
  readonly asked: 'availability' | 'downtime' | 'singlePoints';
  readonly refusal?: string;
  readonly parts: readonly PartState[];
  readonly entry: string;
  /** Components that the entry, links or targets name, with their distance from the entry in links where a request can reach them. */
  readonly stations: readonly { readonly id: string; readonly distance?: number }[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
  readonly targets: readonly string[];
  readonly singlePoints: readonly string[];
}

/** Systems with more parts or links are not drawn. */
const mostDrawn = 40;

/** Returns the systems that the calls of a case are about; undefined for large ones. */
export function states(one: CallCase): readonly (SystemState | undefined)[] {
  const drawn = new Map<unknown, Omit<SystemState, 'asked'> | undefined>();
  return Array.from(one.methods, (called) => {
    const model = Math.floor(called / methodCount);
    const setup = one.setup[model] ?? one.setup.at(-1);
    if (!drawn.has(setup)) drawn.set(setup, stateOf(setup as SystemSetup, model));
    const state = drawn.get(setup);
    const asked = (['availability', 'downtime', 'singlePoints'] as const)[called % methodCount]!;
    return state && { ...state, asked };
  });
}

function stateOf(setup: SystemSetup, model: number): Omit<SystemState, 'asked'> | undefined {
  if (setup.parts.length > mostDrawn || setup.links.length > mostDrawn) return undefined;
  const system = readSystem(setup);
  const refusal = refusalOf(system);
  const { entry, links, targets } = system;
  if (refusal !== undefined) return { model, refusal, parts: [], entry, stations: [], links: [], targets: [], singlePoints: [] };
  const inOrder = (requirement: Requirement): Requirement[] => [requirement, ...requirementsInside(requirement).flatMap(inOrder)];
  const requirements = inOrder(system.requirement);
  const distances = distancesFrom(system);
  const named = [...new Set([entry, ...distances.keys(), ...links.flatMap(({ from, to }) => [from, to]), ...targets])];
  return {
    model,
    parts: setup.parts.map((part, index) => ({ ...part, availability: oracleAvailability(system, requirements[index]!) })),
    entry,
    stations: named.map((id) => ({ id, ...(distances.has(id) && { distance: distances.get(id)! }) })),
    links,
    targets,
    singlePoints: oracleSinglePoints(system),
  };
}
