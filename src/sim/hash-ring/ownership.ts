import { assert } from '../../kernel/index.ts';

/** The whole of a ring: places run from 0 to below this. */
export const wholeRing = 2 ** 32;

/** A node with the places of its points, each from 0 to below {@link wholeRing}, in any order. */
export interface RingNode {
  readonly name: string;
  readonly places: readonly number[];
}

/** A piece of the ring from behind `from` up to and including `to`, all of which one node owns; rising, without gaps from 0 on. */
export interface OwnedArc {
  readonly from: number;
  readonly to: number;
  /** Index of the node. */
  readonly owner: number;
}

/**
 * Works out who owns which piece of a ring, for all nodes at once: a place belongs to the first point at or after it, and where points fall together
 * to the node whose name comes first. There is nothing to join, leave or look up here; another ring is another table.
 * Source: Karger and others, "Consistent Hashing and Random Trees", STOC 1997, section 4 (points on a circle, several a node).
 */
export function tabulateOwners(nodes: readonly RingNode[]): readonly OwnedArc[] {
  const points = nodes.flatMap(({ name, places }, owner) =>
    places.map((place) => {
      assert(place >= 0 && place < wholeRing, `place ${place} of ${name} is not on the ring`);
      return { place, name, owner };
    }),
  );
  points.sort((a, b) => a.place - b.place || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const arcs: OwnedArc[] = [];
  let from = -1;
  for (const { place, owner } of points) {
    if (place === from) continue;
    arcs.push({ from, to: place, owner });
    from = place;
  }
  // Behind the last point comes the first.
  if (arcs.length > 0 && from < wholeRing - 1) arcs.push({ from, to: wholeRing - 1, owner: arcs[0]!.owner });
  return arcs;
}

/** Returns the share of the ring that each node owns, by its index; they sum to 1 unless there are no points. */
export function sharesOf(arcs: readonly OwnedArc[], nodeCount: number): Float64Array {
  const shares = new Float64Array(nodeCount);
  for (const { from, to, owner } of arcs) shares[owner]! += (to - from) / wholeRing;
  return shares;
}

/** Returns the coefficient of variation of shares: their standard deviation over their mean. */
export function unevenness(shares: Float64Array): number {
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const square = shares.reduce((sum, share) => sum + (share / mean - 1) ** 2, 0) / shares.length;
  return Math.sqrt(square);
}

/** Returns the share of the ring that belongs to another node after a change; `same` maps indices before to indices after, -1 for a node that left. */
export function movedShare(before: readonly OwnedArc[], after: readonly OwnedArc[], same: readonly number[]): number {
  let moved = 0;
  let at = 0;
  for (const { from, to, owner } of after) {
    while (at < before.length && before[at]!.to <= from) at += 1;
    for (let piece = at; piece < before.length && before[piece]!.from < to; piece++) {
      const old = before[piece]!;
      if (same[old.owner] !== owner) moved += Math.min(to, old.to) - Math.max(from, old.from);
    }
  }
  return moved / wholeRing;
}
