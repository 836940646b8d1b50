import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, type CallCase } from '../../../../src/grader/authoring.ts';
import type { Component, Link, Requirement, System } from '../contract.ts';
import { askAvailability, letterCount, names, type Call } from './calls.ts';
import { setupOf } from './system-setup.ts';

/** Returns cases of one shape, each drawn from a stream of its own. */
export function draw(stream: RandomStream, shape: (stream: RandomStream) => CallCase, count = 30): CallCase[] {
  return Array.from({ length: count }, (_, index) => shape(stream.fork(String(index))));
}

/** Shuffles a copy (Fisher and Yates). */
export function shuffled<T>(stream: RandomStream, items: readonly T[]): T[] {
  const copy = [...items];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = stream.below(at + 1);
    [copy[at], copy[other]] = [copy[other]!, copy[at]!];
  }
  return copy;
}

/** Returns so many different letters, in some order. */
export function someIds(stream: RandomStream, count: number): string[] {
  return shuffled(stream, names.slice(0, letterCount)).slice(0, count);
}

/** Returns an availability from 0.500001 to 0.999999 in millionths, no two alike in practice, so that nothing cancels by chance. */
export function someAvailability(stream: RandomStream): number {
  return (500_001 + stream.below(499_999)) / 1_000_000;
}

/** Returns a component for each id. */
export function someComponents(stream: RandomStream, ids: readonly string[]): Component[] {
  return ids.map((id) => ({ id, availability: someAvailability(stream) }));
}

/** Returns a system of which only the requirement is asked for: requests go nowhere. */
export function requiring(components: readonly Component[], requirement: Requirement): System {
  const { id } = components[0]!;
  return { components, requirement, entry: id, links: [], targets: [id] };
}

/** Returns a system of which only the links are asked for: one component must be up. */
export function linking(ids: readonly string[], links: readonly Link[], targets: readonly string[]): System {
  return { components: ids.map((id) => ({ id, availability: 0.99 })), requirement: ids[0]!, entry: ids[0]!, links, targets };
}

/** Returns links from pairs of ids: "ab" links "a" to "b". */
export function linksOf(...pairs: readonly string[]): Link[] {
  return pairs.map((pair) => ({ from: pair[0]!, to: pair[1]! }));
}

/** Returns a case of calls on a system, or on two. */
export function caseOf(system: System, calls: readonly Call[] = [askAvailability], second?: System): CallCase {
  return buildCase(second ? [setupOf(system), setupOf(second)] : [setupOf(system)], calls);
}

/** Deals ids out to so many groups, none empty. */
function deal(stream: RandomStream, ids: readonly string[], groups: number): string[][] {
  const dealt: string[][] = ids.slice(0, groups).map((id) => [id]);
  for (const id of ids.slice(groups)) dealt[stream.below(groups)]!.push(id);
  return dealt;
}

/** Returns a requirement in which each id has one place: gates over one to three levels, two parts or more in each. */
export function someRequirement(stream: RandomStream, ids: readonly string[]): Requirement {
  if (ids.length === 1) return ids[0]!;
  const groups = 2 + stream.below(Math.min(3, ids.length - 1));
  const inside = deal(stream, ids, groups).map((group) => someRequirement(stream, group));
  return someGate(stream, inside);
}

/** Returns a gate of any kind over requirements. */
export function someGate(stream: RandomStream, inside: readonly Requirement[]): Requirement {
  const kind = stream.below(3);
  if (kind === 0) return { all: inside };
  if (kind === 1) return { any: inside };
  return { atLeast: 1 + stream.below(inside.length), of: inside };
}
